"""On which day a step falls, and what it says."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from silian.kernel.calendar import WorkCalendar
from silian.kernel.reminders.dues import Due

ONE_DAY = timedelta(days=1)


def step_day(calendar: WorkCalendar, due: date, left: int) -> date | None:
    """The working day on which `left` working days are left; below 0, the one on which it is that many overdue.

    With 0 left it is the due day, or the last working day before one that is not worked. None while the arrangement of a
    year on the way is not published: a provisional day reminds nobody.
    """
    if not calendar.knows(due):
        return None
    return calendar.rung(due, -left) if left < 0 else _working_day_before(calendar, due, left)


def _working_day_before(calendar: WorkCalendar, due: date, left: int) -> date | None:
    day = due
    while calendar.knows(day):
        if calendar.is_working(day):
            if not left:
                return day
            left -= 1
        day -= ONE_DAY
    return None


def sentence(due: Due, what: str, on: date, left: int, falls: date, today: date) -> str:
    """What the notice says: `what` with the days left; one that goes out late says on which day it should have."""
    words = {"what": what, "due": on, "happens": due.happens, "days": abs(left)}
    late = _("（补发 %s 的提醒）") % falls if falls < today else ""
    return _pattern(left, on == falls) % words + late


def _pattern(left: int, on_its_day: bool) -> str:
    if left > 0:
        return _("%(what)s还剩 %(days)d 个工作日，%(due)s %(happens)s。")
    if left < 0:
        return _("%(what)s已逾期 %(days)d 个工作日，应于 %(due)s 完成。")
    return _("%(what)s今日%(happens)s。") if on_its_day else _("%(what)s %(due)s %(happens)s，之前没有工作日了。")
