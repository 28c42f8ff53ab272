"""The `chinesecalendar` package read as notices. Only `table` asks it, never the code that reckons a deadline:
it raises for a year that it does not know."""

from __future__ import annotations

from datetime import date

from chinese_calendar.constants import Holiday, holidays, workdays

from silian.kernel.calendar.notices import notice_for
from silian.kernel.calendar.workdays import ListedDay

NAMES = {"清明": "清明节", "端午": "端午节", "中秋": "中秋节"}  # the package's short names, in full
KNOWN_YEARS = frozenset(day.year for day in holidays if day.month < 12)


def days_listed_for(year: int) -> dict[date, ListedDay]:
    """The days off and the make-up working days of this year's notice; some stand in the December before."""
    return {
        day: ListedDay(working, NAMES.get(name, name), notice_for(year, day))
        for source, working in ((holidays, False), (workdays, True))
        for day, name in ((day, Holiday(english).chinese) for day, english in source.items())
        if _notice_year(day, name) == year
    }


def _notice_year(day: date, holiday: str) -> int:
    """A New Year's holiday that begins in December, and the weekend worked for it, belong to the next year's notice."""
    return day.year + 1 if day.month == 12 and holiday == "元旦" else day.year
