"""Which days are worked: Monday to Friday, but for the days that the State Council's yearly notices list.

A year whose notice is not out is never guessed. Its days are judged by what the regulation on public holidays itself
fixes, and every such judgement says that it is provisional.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

REGULATION = "《全国年节及纪念日放假办法》"
# The holidays with a date of their own in the Gregorian calendar; the others follow the moon and wait for the notice.
FIXED_HOLIDAYS = dict.fromkeys([(1, 1)], "元旦") | dict.fromkeys([(5, 1), (5, 2)], "劳动节")
FIXED_HOLIDAYS |= dict.fromkeys([(10, 1), (10, 2), (10, 3)], "国庆节")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class ListedDay:
    """A day that a notice names: off for a holiday, or a make-up working day (调休上班) because of one."""

    working: bool
    name: str
    notice: str = ""


@dataclass(frozen=True)
class Judgement:
    """Whether a day is worked, why, by which notice, and whether the notice for it is still to come."""

    working: bool
    why: str
    notice: str = ""
    provisional: bool = False


@dataclass(frozen=True, eq=False)
class WorkCalendar:
    """The days that notices list, and the years whose notice is out. Days listed in other years count all the same:
    the notice for 2023 gave 2022-12-31 off."""

    listed: Mapping[date, ListedDay] = field(default_factory=dict)
    years: frozenset[int] = frozenset()

    def knows(self, day: date) -> bool:
        """Whether the notice for this day's year is out."""
        return day.year in self.years

    def is_working(self, day: date) -> bool:
        listed = self.listed.get(day)
        if listed:
            return listed.working
        return day.weekday() < 5 and (self.knows(day) or (day.month, day.day) not in FIXED_HOLIDAYS)

    def judge(self, day: date) -> Judgement:
        """The day with its reason, for an explanation sheet."""
        listed = self.listed.get(day)
        if listed:
            why = _("调休上班（%(holiday)s）") % {"holiday": listed.name} if _made_up(day, listed) else listed.name
            return Judgement(listed.working, why, listed.notice, not self.knows(day))
        fixed = None if self.knows(day) else FIXED_HOLIDAYS.get((day.month, day.day))
        if fixed:
            return Judgement(False, fixed, REGULATION, provisional=True)
        return Judgement(self.is_working(day), _("工作日") if day.weekday() < 5 else _("周末"), "", not self.knows(day))

    def next_working_day(self, day: date) -> date:
        """This day if it is worked, or else the first one after it that is."""
        return next(d for d in days_from(day) if self.is_working(d))

    def working_days(self, after: date, until: date) -> int:
        """How many days are worked in (after, until]; none if `until` is not later.

        Days left are `working_days(today, due)`, days overdue `working_days(due, today)`.
        """
        return sum(self.is_working(after + timedelta(days=n)) for n in range(1, (until - after).days + 1))

    def rung(self, due: date, nth: int) -> date | None:
        """The n-th working day after `due`, on which a rung of the ladder falls; None while its year is unpublished."""
        for day in days_from(due + ONE_DAY):
            if not self.knows(day):
                return None
            nth -= self.is_working(day)
            if nth <= 0:
                return day
        return None


def days_from(day: date) -> Iterator[date]:
    """This day and the ones after it, to the end of the calendar."""
    while True:
        yield day
        if day == date.max:
            return
        day += ONE_DAY


def _made_up(day: date, listed: ListedDay) -> bool:
    return listed.working and day.weekday() >= 5
