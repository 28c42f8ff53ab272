"""The light of a task and of an event."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.table import current_calendar
from silian.societies.lifecycle import DONE, HELD, PLANNED, TODO
from silian.societies.models import Event, Task


def light_of_task(task: Task) -> Light:
    if task.state == TODO.name:
        return _towards(task.due)
    return Light("done" if task.state == DONE.name else "none", str(task.state_label))


def light_of_event(event: Event) -> Light:
    if event.state == PLANNED.name:
        late = event.held_on < today()
        return Light("amber", _("待登记举办")) if late else Light("green", _("已安排"))
    return Light("done" if event.state == HELD.name else "none", str(event.state_label))


def _towards(due: date) -> Light:
    """A deadline in a year whose calendar is not out lies days ahead that nobody counts yet."""
    calendar = current_calendar()
    if due > today() and not calendar.knows(due):
        return Light("green", _("未到期"))
    return light(calendar, due=due, today=today())
