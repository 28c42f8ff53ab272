from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.kernel.calendar import light
from tests.kernel.calendars import PUBLISHED

DUE = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("today", "colour", "words", "days"),
    [
        (date(2026, 9, 29), "green", "剩 4 日", 4),
        (date(2026, 10, 1), "green", "剩 3 日", 3),
        (date(2026, 10, 8), "amber", "剩 2 日", 2),
        (date(2026, 10, 10), "amber", "今日到期", 0),
        (date(2026, 10, 11), "red", "已逾期", 0),
        (date(2026, 10, 12), "red", "逾期 1 日", -1),
    ],
)
def test_a_light_counts_working_days(today: date, colour: str, words: str, days: int) -> None:
    shown = light(PUBLISHED, due=DUE, today=today)
    assert (shown.colour, shown.words, shown.days) == (colour, words, days)


def test_the_day_of_amber_is_a_setting() -> None:
    assert light(PUBLISHED, due=DUE, today=date(2026, 10, 1), amber_at=3).colour == "amber"


def test_a_provisional_deadline_has_no_light_even_when_it_seems_past() -> None:
    shown = light(PUBLISHED, due=date(2027, 1, 4), today=date(2027, 1, 20), provisional=True)
    assert (shown.colour, shown.words, shown.days) == ("none", "日历未发布", None)


def test_what_is_overdue_into_an_unpublished_year_is_red_without_a_number() -> None:
    shown = light(PUBLISHED, due=date(2026, 12, 30), today=date(2027, 1, 20))
    assert (shown.colour, shown.words, shown.days) == ("red", "已逾期", None)


def test_what_is_paused_done_or_without_a_deadline_is_neither_green_nor_red() -> None:
    today = date(2026, 10, 12)
    assert light(PUBLISHED, due=DUE, today=today, paused=True).colour == "pause"
    assert light(PUBLISHED, due=DUE, today=today, done=True).colour == "done"
    assert light(PUBLISHED, due=None, today=today).colour == "none"


def test_the_rungs_fall_on_working_days_overdue() -> None:
    due = date(2026, 9, 30)
    assert [PUBLISHED.rung(due, n) for n in (1, 3, 6)] == [date(2026, 10, 8), date(2026, 10, 10), date(2026, 10, 14)]


def test_a_rung_in_an_unpublished_year_is_not_dated_yet() -> None:
    assert PUBLISHED.rung(date(2026, 12, 30), 1) == date(2026, 12, 31)
    assert PUBLISHED.rung(date(2026, 12, 30), 2) is None


@given(st.dates(date(2021, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_the_nth_rung_is_n_working_days_overdue(due: date, nth: int) -> None:
    rung = PUBLISHED.rung(due, nth)
    assert rung is not None
    assert PUBLISHED.is_working(rung)
    assert PUBLISHED.working_days(due, rung) == nth


def test_no_day_is_left_once_the_due_day_has_passed() -> None:
    assert PUBLISHED.working_days(date(2026, 10, 12), DUE) == 0


def test_the_next_working_day_may_be_this_one() -> None:
    assert PUBLISHED.next_working_day(date(2022, 10, 8)) == date(2022, 10, 8)
    assert PUBLISHED.next_working_day(date(2022, 10, 1)) == date(2022, 10, 8)
