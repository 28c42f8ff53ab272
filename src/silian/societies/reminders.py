"""What of this room falls due: tasks of the preparation, and events whose day has come and that nobody recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.reminders import Due, register
from silian.societies.lifecycle import PLANNED, TODO
from silian.societies.models import Event, Task


def tasks(county: str, first: date, last: date) -> Iterable[Task]:
    rows = Task.objects.filter(county_id=county, state=TODO.name, due__range=(first, last))
    return rows.select_related("owner", "society__unit")


def events(county: str, first: date, last: date) -> Iterable[Event]:
    rows = Event.objects.filter(county_id=county, state=PLANNED.name, held_on__range=(first, last))
    return rows.select_related("society__unit")


register(
    Due(
        name="societies.task",
        label=_("筹备工作"),
        rows=tasks,
        due=attrgetter("due"),
        readers=lambda task: [task.owner],
        superiors=lambda task: [task.society.unit],
        words=lambda task: gettext("筹备工作“%s”") % task,
        about=attrgetter("society"),
        steps=(5, 1, 0, -1),
    )
)
register(
    Due(
        name="societies.event",
        label=_("学术活动"),
        rows=events,
        due=attrgetter("held_on"),
        readers=lambda event: [event.society.unit],
        words=lambda event: gettext("学术活动“%s”") % event,
        about=attrgetter("society"),
        steps=(5, 0, -3),
        happens=_("举办"),
    )
)
