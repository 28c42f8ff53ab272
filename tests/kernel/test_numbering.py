"""Numbers are gapless by county, series and year."""

from __future__ import annotations

import pytest
from django.db import transaction

from silian.kernel.numbering import next_number

pytestmark = pytest.mark.django_db
PATTERN = "SX{year}-{number:04d}"


def take(county: str = "990001", series: str = "SX", year: int = 2022) -> str:
    with transaction.atomic():
        return next_number(county, series, year, PATTERN)


def test_numbers_follow_each_other() -> None:
    assert [take(), take(), take()] == ["SX2022-0001", "SX2022-0002", "SX2022-0003"]


def test_each_county_series_and_year_counts_from_one() -> None:
    take()
    assert [take("990002"), take(series="HY"), take(year=2023)] == ["SX2022-0001", "SX2022-0001", "SX2023-0001"]


def test_a_record_that_is_rolled_back_leaves_no_gap() -> None:
    take()
    with transaction.atomic():
        next_number("990001", "SX", 2022, PATTERN)
        transaction.set_rollback(True)
    assert take() == "SX2022-0002"
