"""The arithmetic of quorum and majority: the cases that were published, and what holds for every share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from silian.meetings.rules import Threshold, is_adopted, is_quorate

HALF_OR_MORE = Threshold(Fraction(1, 2), inclusive=True)
MORE_THAN_HALF = Threshold(Fraction(1, 2), inclusive=False)
TWO_THIRDS_OR_MORE = Threshold(Fraction(2, 3), inclusive=True)

members = some.integers(min_value=1, max_value=5000)
thresholds = some.builds(
    Threshold,
    some.fractions(min_value=Fraction(1, 99), max_value=Fraction(98, 99), max_denominator=99),
    inclusive=some.booleans(),
)


@pytest.mark.parametrize(
    ("threshold", "entitled", "least"),
    [
        (HALF_OR_MORE, 27, 14),
        (HALF_OR_MORE, 28, 14),
        (MORE_THAN_HALF, 28, 15),
        (MORE_THAN_HALF, 27, 14),
        (TWO_THIRDS_OR_MORE, 30, 20),
        (TWO_THIRDS_OR_MORE, 31, 21),
        (Threshold(Fraction(1), inclusive=True), 9, 9),
        (MORE_THAN_HALF, 1, 1),
    ],
)
def test_a_share_of_people_is_so_many_people(threshold: Threshold, entitled: int, least: int) -> None:
    assert threshold.least(entitled) == least


def test_nineteen_of_thirty_representatives_decide_nothing_and_twenty_may() -> None:
    assert not is_quorate(TWO_THIRDS_OR_MORE, entitled=30, present=19)
    assert is_quorate(TWO_THIRDS_OR_MORE, entitled=30, present=20)


def test_of_twenty_present_eleven_adopt_and_ten_do_not() -> None:
    assert is_adopted(MORE_THAN_HALF, base=20, yes=11)
    assert not is_adopted(MORE_THAN_HALF, base=20, yes=10)


def test_a_body_without_members_never_decides() -> None:
    assert not is_quorate(HALF_OR_MORE, entitled=0, present=0)
    assert not is_adopted(HALF_OR_MORE, base=0, yes=0)


@given(thresholds, members)
def test_the_least_number_reaches_the_share_and_one_fewer_does_not(threshold: Threshold, of: int) -> None:
    def reaches(people: int) -> bool:
        share = Fraction(people, of)
        return share >= threshold.share if threshold.inclusive else share > threshold.share

    least = threshold.least(of)
    assert 1 <= least <= of
    assert reaches(least)
    assert least == 1 or not reaches(least - 1)


@given(thresholds, members, some.data())
def test_more_people_never_undo_a_quorum(threshold: Threshold, entitled: int, data: some.DataObject) -> None:
    present = data.draw(some.integers(0, entitled - 1))
    assert is_quorate(threshold, entitled=entitled, present=present) <= is_quorate(
        threshold, entitled=entitled, present=present + 1
    )


@pytest.mark.parametrize(
    ("share", "inclusive"), [(Fraction(0), True), (Fraction(3, 2), True), (Fraction(1), False), (Fraction(-1, 2), True)]
)
def test_a_share_that_nobody_can_reach_is_no_threshold(share: Fraction, inclusive: bool) -> None:
    with pytest.raises(ValueError, match="no share"):
        Threshold(share, inclusive=inclusive)
