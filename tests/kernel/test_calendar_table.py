from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from silian.kernel.access import Actor
from silian.kernel.calendar import Clock, ListedDay, at, deadline
from silian.kernel.calendar.models import WorkDay
from silian.kernel.calendar.table import amend, current_calendar, enter_year, load_published, load_year
from silian.kernel.errors import Refused

pytestmark = pytest.mark.django_db
OFFICER = Actor("account", "1", "日历员")


def test_a_loaded_year_is_judged_by_its_notice() -> None:
    change = load_year(2022, by=OFFICER)
    calendar = current_calendar()
    assert change.published == 2022
    assert change.notice == "国办发明电〔2021〕11号"
    assert calendar.is_working(date(2022, 10, 8))
    assert calendar.judge(date(2022, 9, 12)).why == "中秋节"
    assert calendar.judge(date(2022, 9, 12)).notice == "国办发明电〔2021〕11号"
    assert deadline(calendar, Clock(date(2022, 9, 30), "A", 2)).due == date(2022, 10, 9)


def test_loading_again_changes_nothing() -> None:
    load_year(2022, by=OFFICER)
    assert not load_year(2022, by=OFFICER)


def test_an_amending_notice_stands_behind_the_days_that_it_changed() -> None:
    load_year(2020, by=OFFICER)
    calendar = current_calendar()
    assert calendar.judge(date(2020, 1, 24)).notice == "国办发明电〔2019〕16号"
    assert calendar.judge(date(2020, 2, 1)).notice == "国办发明电〔2020〕1号"


def test_a_year_whose_notice_we_have_not_read_claims_no_number() -> None:
    assert load_year(2010, by=OFFICER).notice == "国务院办公厅关于2010年部分节假日安排的通知"


def test_a_year_that_the_package_does_not_know_is_refused_and_nothing_is_loaded() -> None:
    with pytest.raises(Refused, match="2027"):
        load_year(2027, by=OFFICER)
    assert current_calendar().years == frozenset()


def test_the_demo_knows_only_what_was_published_by_its_day() -> None:
    changes = load_published(date(2022, 10, 8), by=OFFICER)
    calendar = current_calendar()
    assert max(calendar.years) == 2022
    assert {2004, 2021, 2022} <= calendar.years
    assert len(changes) == len(calendar.years)
    assert date(2022, 12, 31) not in calendar.listed  # named by the notice of 2022-12-08
    assert deadline(calendar, Clock(date(2022, 12, 29), "A", 3)).provisional
    load_year(2023, by=OFFICER)
    assert current_calendar().judge(date(2022, 12, 31)).why == "元旦"


def test_a_new_year_may_change_the_december_before() -> None:
    load_year(2018, by=OFFICER)
    before = current_calendar()
    change = load_year(2019, by=OFFICER)
    assert before.is_working(date(2018, 12, 31))
    assert [(d.day, d.working) for d in change.days[:2]] == [(date(2018, 12, 29), True), (date(2018, 12, 31), False)]


def test_an_amendment_needs_a_notice_and_says_what_it_changed() -> None:
    load_year(2026, by=OFFICER)
    with pytest.raises(Refused) as refusal:
        amend(date(2026, 9, 3), working=False, name="纪念日", notice=" ", by=OFFICER)
    assert "notice" in refusal.value.fields
    with at(date(2026, 5, 1)):
        change = amend(date(2026, 9, 3), working=False, name="纪念日", notice="演示发〔2026〕1号", by=OFFICER)
    assert [(d.day, d.working, d.notice) for d in change.days] == [(date(2026, 9, 3), False, "演示发〔2026〕1号")]
    assert not current_calendar().is_working(date(2026, 9, 3))
    row = WorkDay.objects.get(day=date(2026, 9, 3))
    assert (row.entered_by, row.loaded_at.date(), row.amended) == ("日历员", date(2026, 5, 1), True)


def test_the_same_amendment_twice_changes_nothing() -> None:
    load_year(2026, by=OFFICER)
    for expected in (True, False):
        change = amend(date(2026, 9, 3), working=False, name="纪念日", notice="演示发〔2026〕1号", by=OFFICER)
        assert bool(change) is expected


def test_loading_again_keeps_what_an_officer_amended() -> None:
    load_year(2026, by=OFFICER)
    amend(date(2026, 10, 10), working=False, name="临时放假", notice="演示发〔2026〕2号", by=OFFICER)
    load_year(2026, by=OFFICER)
    assert not current_calendar().is_working(date(2026, 10, 10))


def test_a_day_of_an_unpublished_year_cannot_be_amended() -> None:
    load_year(2026, by=OFFICER)
    with pytest.raises(Refused, match="2027"):
        amend(date(2027, 1, 4), working=False, name="元旦", notice="演示发〔2026〕3号", by=OFFICER)


def test_an_officer_enters_a_year_from_its_notice() -> None:
    load_year(2026, by=OFFICER)
    days = {date(2027, 1, 4): ListedDay(False, "元旦"), date(2026, 12, 27): ListedDay(True, "元旦")}
    change = enter_year(2027, days, notice="演示发〔2026〕4号", published_on=date(2026, 11, 5), by=OFFICER)
    assert (change.published, [d.day for d in change.days]) == (2027, [date(2026, 12, 27), date(2027, 1, 4)])
    fixed = deadline(current_calendar(), Clock(date(2026, 12, 30), "A", 2))
    assert not fixed.provisional


def test_days_of_another_year_are_refused_and_the_year_stays_unknown() -> None:
    days = {date(2028, 1, 3): ListedDay(False, "元旦")}
    with pytest.raises(Refused):
        enter_year(2027, days, notice="演示发〔2026〕4号", published_on=date(2026, 11, 5), by=OFFICER)
    assert 2027 not in current_calendar().years


def test_the_table_is_read_again_only_after_a_change() -> None:
    load_year(2022, by=OFFICER)
    first = current_calendar()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert current_calendar() is first
    assert len(queries) == 1
    amend(date(2022, 10, 9), working=False, name="临时放假", notice="演示发〔2022〕1号", by=OFFICER)
    assert current_calendar() is not first
