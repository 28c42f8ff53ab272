"""The light beside a deadline in a list: a colour for the eye, words for everybody, never the colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from silian.kernel.calendar.workdays import WorkCalendar

Colour = Literal["red", "amber", "green", "pause", "done", "none"]
AMBER_AT = 2  # working days left, or fewer


@dataclass(frozen=True)
class Light:
    """`days` are working days: left if positive, overdue if negative, None where none can be told."""

    colour: Colour
    words: str
    days: int | None = None


def light(
    calendar: WorkCalendar,
    *,
    due: date | None,
    today: date,
    provisional: bool = False,
    paused: bool = False,
    done: bool = False,
    amber_at: int = AMBER_AT,
) -> Light:
    """How a deadline stands today. A provisional one is neither green nor red: its day may still move."""
    if done:
        return Light("done", _("已办结"))
    if due is None:
        return Light("none", _("无时限"))
    if paused:
        return Light("pause", _("暂停"))
    if provisional:
        return Light("none", _("日历未发布"))
    return _overdue(calendar, due, today) if today > due else _running(calendar, due, today, amber_at)


def _overdue(calendar: WorkCalendar, due: date, today: date) -> Light:
    days = calendar.working_days(due, today)
    if not days or not calendar.knows(today):  # expired on a day off, or by a number of days that nobody can tell yet
        return Light("red", _("已逾期"), None if days else 0)
    return Light("red", _("逾期 %(days)s 日") % {"days": days}, -days)


def _running(calendar: WorkCalendar, due: date, today: date, amber_at: int) -> Light:
    days = calendar.working_days(today, due)
    if today == due:
        return Light("amber", _("今日到期"), 0)
    return Light("amber" if days <= amber_at else "green", _("剩 %(days)s 日") % {"days": days}, days)
