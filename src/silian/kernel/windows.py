"""Windows: half-open periods of days, each a function of a cut-off day, which itself still counts.

A window reads the same in every figure: `year_to_date` at 2022-09-30 is the days from 2022-01-01 to before 2022-10-01.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """The days from `start` (None: since ever) to before `before`."""

    start: date | None
    before: date

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and day < self.before

    def __str__(self) -> str:
        last = chinese_day(self.before - DAY)
        if self.start is None:
            return _("截至%(last)s") % {"last": last}
        return _("%(first)s至%(last)s") % {"first": chinese_day(self.start), "last": last}


class WindowName(StrEnum):
    MONTH = "month"
    QUARTER = "quarter"
    FIRST_HALF = "first_half"
    YEAR_TO_DATE = "year_to_date"
    PLAN_TO_DATE = "plan_to_date"
    SINCE_START = "since_start"
    AT_CUTOFF = "at_cutoff"
    BETWEEN = "between"


LABELS: Mapping[WindowName, str | Promise] = {
    WindowName.MONTH: gettext_lazy("当月初至统计日"),
    WindowName.QUARTER: gettext_lazy("当季初至统计日"),
    WindowName.FIRST_HALF: gettext_lazy("统计日当年上半年"),
    WindowName.YEAR_TO_DATE: gettext_lazy("当年初至统计日"),
    WindowName.PLAN_TO_DATE: gettext_lazy("规划期初至统计日"),
    WindowName.SINCE_START: gettext_lazy("工作启动至统计日"),
    WindowName.AT_CUTOFF: gettext_lazy("截至统计日"),
    WindowName.BETWEEN: gettext_lazy("指定时段"),
}
DATED = frozenset({WindowName.PLAN_TO_DATE, WindowName.SINCE_START})  # they begin at a day of the programme's own


@dataclass(frozen=True)
class Window:
    """A named way to find the period that belongs to a cut-off day.

    `start` is given for a window that begins at a fixed day, `before` only for `between`, a stretch between two days.
    """

    name: WindowName
    start: date | None = None
    before: date | None = None

    def __post_init__(self) -> None:
        between = self.name is WindowName.BETWEEN
        if (self.start is not None) != (between or self.name in DATED) or (self.before is not None) != between:
            raise ValueError(f"the days given do not belong to the window {self.name}")
        if self.start and self.before and self.start >= self.before:
            raise ValueError(f"a window from {self.start} cannot end before {self.before}")

    def period(self, cutoff: date) -> Period:
        """The days of this window at a cut-off; never one after the cut-off, and perhaps none at all."""
        before = cutoff + DAY
        if self.name is WindowName.FIRST_HALF:
            before = min(before, date(cutoff.year, 7, 1))
        if self.before:
            before = min(before, self.before)
        return Period(self._first_day(cutoff), before)

    def a_year_before(self, cutoff: date) -> tuple[Window, date]:
        """同比: the same window and its cut-off one year earlier; 29 February falls on the 28th."""
        if self.start and self.before:
            return replace(self, start=year_before(self.start), before=year_before(self.before)), year_before(cutoff)
        return self, year_before(cutoff)

    def __str__(self) -> str:
        if self.start and self.before:
            return str(Period(self.start, self.before))
        if self.start:
            return _("%(first)s至统计日") % {"first": chinese_day(self.start)}
        return str(LABELS[self.name])

    def _first_day(self, cutoff: date) -> date | None:
        match self.name:
            case WindowName.AT_CUTOFF:
                return None
            case WindowName.MONTH:
                return cutoff.replace(day=1)
            case WindowName.QUARTER:
                return cutoff.replace(month=cutoff.month - (cutoff.month - 1) % 3, day=1)
            case WindowName.YEAR_TO_DATE | WindowName.FIRST_HALF:
                return cutoff.replace(month=1, day=1)
        return self.start


MONTH = Window(WindowName.MONTH)
QUARTER = Window(WindowName.QUARTER)
FIRST_HALF = Window(WindowName.FIRST_HALF)
YEAR_TO_DATE = Window(WindowName.YEAR_TO_DATE)
AT_CUTOFF = Window(WindowName.AT_CUTOFF)


def plan_to_date(start: date) -> Window:
    return Window(WindowName.PLAN_TO_DATE, start)


def since_start(start: date) -> Window:
    return Window(WindowName.SINCE_START, start)


def between(start: date, before: date) -> Window:
    """A fixed stretch such as January to August: from 2022-01-01, before 2022-09-01."""
    return Window(WindowName.BETWEEN, start, before)


def year_before(day: date) -> date:
    """The same day one year earlier; 29 February has none and gives the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def chinese_day(day: date) -> str:
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}
