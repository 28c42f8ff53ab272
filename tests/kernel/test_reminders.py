"""On which day a step of a reminder falls, and what it says."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import WorkCalendar
from silian.kernel.calendar.package import days_listed_for
from silian.kernel.reminders import Due, step_day
from silian.kernel.reminders.steps import sentence

PUBLISHED_2022 = WorkCalendar(days_listed_for(2022), frozenset({2022}))
THING = Due("trial.thing", "试", rows=lambda *_: [], due=lambda _: date.max, readers=lambda _: [], words=lambda _: "")


@pytest.mark.parametrize(
    ("due", "left", "falls"),
    [
        (date(2022, 10, 11), 0, date(2022, 10, 11)),
        (date(2022, 10, 11), 1, date(2022, 10, 10)),
        (date(2022, 10, 11), 3, date(2022, 10, 8)),  # 8 and 9 October were worked, to make up for the holidays
        (date(2022, 10, 10), 3, date(2022, 9, 30)),
        (date(2022, 10, 3), 0, date(2022, 9, 30)),  # nobody works on the due day
        (date(2022, 10, 3), 1, date(2022, 9, 29)),
        (date(2022, 9, 30), -1, date(2022, 10, 8)),
        (date(2022, 9, 30), -2, date(2022, 10, 9)),
    ],
)
def test_a_step_falls_on_the_working_day_with_so_many_working_days_left(due: date, left: int, falls: date) -> None:
    assert step_day(PUBLISHED_2022, due, left) == falls
    assert left < 0 or PUBLISHED_2022.working_days(falls, due) == left


@pytest.mark.parametrize(("due", "left"), [(date(2023, 1, 6), 3), (date(2023, 1, 6), 0), (date(2022, 12, 30), -1)])
def test_a_step_on_the_way_through_an_unpublished_year_falls_on_no_day(due: date, left: int) -> None:
    assert step_day(PUBLISHED_2022, due, left) is None


def test_the_sentence_counts_working_days_and_a_late_one_says_its_day() -> None:
    due, falls = date(2022, 10, 11), date(2022, 10, 10)
    assert sentence(THING, "SX-1 ", due, 1, falls, falls) == "SX-1 还剩 1 个工作日，2022-10-11 到期。"
    late = sentence(THING, "SX-1 ", due, 1, falls, date(2022, 10, 11))
    assert late == "SX-1 还剩 1 个工作日，2022-10-11 到期。（补发 2022-10-10 的提醒）"
    assert sentence(THING, "SX-1 ", due, 0, due, due) == "SX-1 今日到期。"
    assert sentence(THING, "SX-1 ", due, -2, date(2022, 10, 13), date(2022, 10, 13)).startswith(
        "SX-1 已逾期 2 个工作日"
    )


def test_on_the_last_working_day_before_a_day_off_nobody_reads_that_it_is_due_today() -> None:
    due, falls = date(2022, 10, 3), date(2022, 9, 30)
    assert sentence(THING, "SX-1", due, 0, falls, falls) == "SX-1 2022-10-03 到期，之前没有工作日了。"
