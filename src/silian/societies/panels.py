"""What this room shows on the workbench: the tasks of the preparation that are this person's own."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.panels import Context, Panel, register
from silian.societies.permissions import VIEW
from silian.societies.queries import tasks_owed
from silian.societies.showing import light_of_task

MOST = 8


def own_tasks(request: Any) -> Context | None:
    if request.actor.person is None or not request.actor.may(VIEW, request.county):
        return None
    rows = tasks_owed(request.actor, request.county)
    shown = list(rows[:MOST])
    if not shown:
        return None
    return {"rows": [(task, light_of_task(task)) for task in shown], "headline": _("筹备工作 %d 项") % len(shown)}


register(Panel("societies.tasks", "societies/panels/tasks.html", own_tasks))
