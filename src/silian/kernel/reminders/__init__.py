"""Reminders: a room says what of its own has a due day, the daily run reminds whoever waits for it.

A room declares its dues in `<room>/reminders.py` and imports that module when it is ready, as it does its facts:

    register(Due(
        name="support.task",
        label=_("服务清单"),
        rows=lambda county, first, last: Task.objects.filter(
            county_id=county, done_on=None, due__range=(first, last)
        ).select_related("group", "owner", "owner__unit"),
        due=attrgetter("due"),
        readers=lambda task: [task.owner],
        superiors=lambda task: [task.owner.unit],
        words=lambda task: gettext("服务“%s”") % task.text,
        about=attrgetter("group"),
    ))

Each *step* is a number of working days left: 3, 1, 0; -1 is the first working day overdue. A programme's `reminders.yaml`
may change a due's steps. `remind()` sends each (record, due day, step, reader) once, however often or late it is called; a
night that was missed is made up for, and the notice says its day. What has a ladder of its own needs no step below 0.
"""

from __future__ import annotations

from silian.kernel.reminders.dues import DUES, STEPS, Due, register
from silian.kernel.reminders.running import remind
from silian.kernel.reminders.sections import REMINDERS
from silian.kernel.reminders.steps import step_day

__all__ = ["DUES", "REMINDERS", "STEPS", "Due", "register", "remind", "step_day"]
