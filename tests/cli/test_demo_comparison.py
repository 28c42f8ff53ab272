"""What counts as the same as a published number."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from silian.cli.demo.comparison import Qualifier, matches
from silian.cli.demo.published import last_day


@pytest.mark.parametrize(
    ("ours", "printed", "qualifier", "same"),
    [
        ("17", "17", "exact", True),
        ("16", "17", "exact", False),
        ("143.44", "143.4", "exact", True),
        ("143.45", "143.4", "exact", False),
        ("216", "200", "more_than", True),
        ("300", "200", "more_than", False),
        ("199", "200", "more_than", False),
        ("8.49", "8.4", "more_than", True),
        ("8.5", "8.4", "more_than", False),
        ("10", "10", "at_least", True),
        ("19", "10", "at_least", True),
        ("20", "10", "at_least", False),
        ("9.5", "10", "nearly", True),
        ("10.1", "10", "nearly", False),
        ("9.4", "10", "nearly", False),
        ("21", "20", "about", True),
        ("19", "20", "about", True),
        ("21.1", "20", "about", False),
    ],
)
def test_a_value_is_the_published_one_as_its_words_say(
    ours: str, printed: str, qualifier: Qualifier, same: bool
) -> None:
    assert matches(Fraction(ours), printed, qualifier) is same


def test_the_place_to_which_it_is_rounded_can_be_named() -> None:
    assert matches(Fraction(1040), "1000", "more_than", decimals=-2)
    assert not matches(Fraction(1100), "1000", "more_than", decimals=-2)


def test_a_month_means_its_last_day_and_a_year_too() -> None:
    assert last_day("2022-09") == date(2022, 9, 30)
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2022") == date(2022, 12, 31)
