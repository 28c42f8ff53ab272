"""Windows are half-open periods that belong to a cut-off day."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.windows import (
    AT_CUTOFF,
    FIRST_HALF,
    MONTH,
    QUARTER,
    YEAR_TO_DATE,
    Period,
    Window,
    WindowName,
    between,
    plan_to_date,
    since_start,
    year_before,
)

D = date


@pytest.mark.parametrize(
    ("window", "cutoff", "start", "before"),
    [
        (MONTH, D(2022, 9, 30), D(2022, 9, 1), D(2022, 10, 1)),
        (MONTH, D(2022, 9, 1), D(2022, 9, 1), D(2022, 9, 2)),
        (QUARTER, D(2022, 9, 30), D(2022, 7, 1), D(2022, 10, 1)),
        (QUARTER, D(2022, 1, 15), D(2022, 1, 1), D(2022, 1, 16)),
        (QUARTER, D(2022, 12, 31), D(2022, 10, 1), D(2023, 1, 1)),
        (FIRST_HALF, D(2022, 3, 31), D(2022, 1, 1), D(2022, 4, 1)),
        (FIRST_HALF, D(2022, 12, 31), D(2022, 1, 1), D(2022, 7, 1)),
        (YEAR_TO_DATE, D(2022, 9, 30), D(2022, 1, 1), D(2022, 10, 1)),
        (AT_CUTOFF, D(2022, 9, 30), None, D(2022, 10, 1)),
        (since_start(D(2021, 6, 1)), D(2022, 9, 30), D(2021, 6, 1), D(2022, 10, 1)),
        (plan_to_date(D(2021, 1, 1)), D(2022, 9, 30), D(2021, 1, 1), D(2022, 10, 1)),
        (between(D(2022, 1, 1), D(2022, 9, 1)), D(2022, 12, 31), D(2022, 1, 1), D(2022, 9, 1)),
        (between(D(2022, 1, 1), D(2022, 9, 1)), D(2022, 5, 31), D(2022, 1, 1), D(2022, 6, 1)),
    ],
)
def test_a_window_at_a_cut_off_is_these_days(window: Window, cutoff: date, start: date | None, before: date) -> None:
    assert window.period(cutoff) == Period(start, before)


def test_the_cut_off_day_counts_and_the_next_does_not() -> None:
    period = YEAR_TO_DATE.period(D(2022, 9, 30))
    assert D(2022, 9, 30) in period
    assert D(2022, 10, 1) not in period
    assert D(2021, 12, 31) not in period


def test_a_year_before_29_february_the_window_ends_on_28_february_inclusive() -> None:
    window, cutoff = YEAR_TO_DATE.a_year_before(D(2028, 2, 29))
    assert window.period(cutoff) == Period(D(2027, 1, 1), D(2027, 3, 1))
    assert D(2027, 2, 28) in window.period(cutoff)


def test_a_year_before_a_stretch_between_two_days_moves_both() -> None:
    window, cutoff = between(D(2022, 1, 1), D(2022, 9, 1)).a_year_before(D(2022, 8, 31))
    assert window.period(cutoff) == Period(D(2021, 1, 1), D(2021, 9, 1))


def test_a_year_before_keeps_where_the_programme_began() -> None:
    window, cutoff = since_start(D(2021, 3, 1)).a_year_before(D(2022, 9, 30))
    assert window.period(cutoff) == Period(D(2021, 3, 1), D(2021, 10, 1))


def test_the_year_before_an_ordinary_day_is_the_same_day() -> None:
    assert year_before(D(2022, 9, 30)) == D(2021, 9, 30)


def test_a_period_and_a_window_say_themselves_in_chinese() -> None:
    assert str(YEAR_TO_DATE.period(D(2022, 9, 30))) == "2022年1月1日至2022年9月30日"
    assert str(AT_CUTOFF.period(D(2022, 9, 30))) == "截至2022年9月30日"
    assert str(YEAR_TO_DATE) == "当年初至统计日"
    assert str(since_start(D(2021, 6, 1))) == "2021年6月1日至统计日"
    assert str(between(D(2022, 1, 1), D(2022, 9, 1))) == "2022年1月1日至2022年8月31日"


@pytest.mark.parametrize(
    "days", [("month", D(2022, 1, 1), None), ("since_start", None, None), ("between", D(2022, 1, 1), None)]
)
def test_a_window_takes_no_days_that_are_not_its_own(days: tuple[str, date | None, date | None]) -> None:
    name, start, before = days
    with pytest.raises(ValueError, match=name):
        Window(WindowName(name), start, before)


def test_a_stretch_cannot_end_before_it_begins() -> None:
    with pytest.raises(ValueError, match="cannot end"):
        between(D(2022, 9, 1), D(2022, 9, 1))
