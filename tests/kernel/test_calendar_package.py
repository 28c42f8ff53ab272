from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar

from silian.kernel.calendar.notices import NOTICES, complete_by, notice_for
from silian.kernel.calendar.package import KNOWN_YEARS
from tests.kernel.calendars import calendar_of


def test_every_day_is_judged_as_the_package_judges_it() -> None:
    calendar = calendar_of(KNOWN_YEARS)
    first, last = date(min(KNOWN_YEARS), 1, 1), date(max(KNOWN_YEARS), 12, 31)
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    assert [d for d in days if calendar.is_working(d) != chinese_calendar.is_workday(d)] == []
    assert [d for d in days if calendar.judge(d).working != calendar.is_working(d)] == []


def test_a_notice_is_signed_before_the_days_that_it_names() -> None:
    assert all(n.signed_on < (n.days[0] if n.days else date(n.year, 1, 1)) for n in NOTICES)


def test_a_year_is_complete_when_its_last_amendment_is_out() -> None:
    assert complete_by(2022) == date(2021, 10, 25)
    assert complete_by(2019) == date(2019, 3, 22)
    assert notice_for(2019, date(2019, 5, 2)) == "国办发明电〔2019〕3号"
    assert notice_for(2019, date(2019, 10, 1)) == "国办发明电〔2018〕15号"
