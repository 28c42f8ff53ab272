"""The lights of this room: an opening until it is filled, a class until it is finished, a probation until it is decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.workdays import WorkCalendar
from silian.talent.lifecycle.classes import FINISHED, RUNNING
from silian.talent.lifecycle.openings import LISTED
from silian.talent.models import Member, TrainingClass


def light_of_opening(calendar: WorkCalendar, opening: Any) -> Light:
    """`opening` comes with how many of its posts are `filled` (see `queries.openings_for`)."""
    if opening.state != LISTED.name:
        return Light("none", str(opening.state_label))
    if opening.filled >= opening.wanted:
        return Light("done", _("已招满"))
    return _towards(calendar, opening.due)


def light_of_class(calendar: WorkCalendar, training: TrainingClass) -> Light:
    if training.state == RUNNING.name:
        return _towards(calendar, training.due)
    return Light("done" if training.state == FINISHED.name else "none", str(training.state_label))


def light_of_member(calendar: WorkCalendar, member: Member) -> Light | None:
    """None where nobody waits for a day."""
    return _towards(calendar, member.due) if member.due else None


def _towards(calendar: WorkCalendar, due: date) -> Light:
    """A deadline in a year whose calendar is not out lies days ahead that nobody counts yet."""
    if due > today() and not calendar.knows(due):
        return Light("green", _("未到期"))
    return light(calendar, due=due, today=today())
