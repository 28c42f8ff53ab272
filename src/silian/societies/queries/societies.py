"""Societies, their tasks, members and exchange as this person may see them, and what the public may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, F, Model, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.queries import in_force
from silian.societies.lifecycle import DISSOLVED, TODO
from silian.societies.models import Collaboration, Event, Member, Society, Talk, Task
from silian.societies.permissions import SEE_NAMES, VIEW

R = TypeVar("R", bound=Model)


def societies_for(by: Actor, county: str) -> QuerySet[Any]:
    """The societies that this person may see, each with how many `members_now` and tasks `to_do`."""
    rows = visible(Society.objects.filter(county_id=county), by, VIEW).select_related("unit")
    counted = rows.annotate(
        members_now=Count("members", filter=in_force(today(), "members__"), distinct=True),
        to_do=Count("tasks", filter=Q(tasks__state=TODO.name), distinct=True),
    )
    return counted.order_by("name")


def society_for(by: Actor, county: str, key: UUID) -> Any:
    """One society as this person may see it; NotFound for a stranger."""
    found = societies_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"society {key}")
    return found


def one_for(model: type[R], by: Actor, county: str, key: UUID, verb: Verb = VIEW) -> R:
    """One record of a society as this person reaches it by the verb; NotFound for a stranger."""
    rows: Any = model._default_manager.filter(county_id=county)
    found: R | None = visible(rows, by, verb).select_related("society").filter(pk=key).first()
    if found is None:
        raise NotFound(f"{model._meta.label_lower} {key}")
    return found


def tasks_of(society: Society) -> QuerySet[Task]:
    """The tasks, those to do first, by day."""
    return society.tasks.select_related("owner").order_by(F("done_on").asc(nulls_first=True), "due", "pk")


def tasks_owed(by: Actor, county: str) -> QuerySet[Task]:
    """What this person themself has to do."""
    rows = Task.objects.filter(county_id=county, owner=by.person, state=TODO.name)
    return rows.select_related("society", "owner").order_by("due", "pk")


def members_of(society: Society) -> QuerySet[Member]:
    """The members of today, in the order in which they joined."""
    return society.members.filter(in_force(today())).order_by("from_on", "discipline", "pk")


def with_names(rows: Iterable[Member], by: Actor) -> list[tuple[Member, str]]:
    """Each member with the name, in full for those whom this person may read, else starred. One query."""
    shown = list(rows)
    reached = visible(Member.objects.filter(pk__in=[row.pk for row in shown]), by, SEE_NAMES)
    readable = frozenset(reached.values_list("pk", flat=True))
    return [(row, row.name if row.pk in readable else str(row)) for row in shown]


def events_of(society: Society) -> QuerySet[Event]:
    return society.events.prefetch_related("talks__speaker").order_by("-held_on", "pk")


def collaborations_of(society: Society) -> QuerySet[Collaboration]:
    return society.collaborations.order_by(F("to_on").desc(nulls_first=True), "-from_on", "pk")


def spread_of(society: Society, over: str) -> list[tuple[str, int]]:
    """How many members of today there are of each discipline or region, the most first."""
    rows = members_of(society).order_by().values_list(over).annotate(n=Count("pk"))
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def public_societies(county: str) -> QuerySet[Society]:
    """What stands on the public page: every society that was not dissolved."""
    return Society.objects.filter(county_id=county).exclude(state=DISSOLVED.name).order_by("name")


def talks_held(society: Society) -> QuerySet[Talk]:
    return (
        society.talks.filter(event__state="held").select_related("event", "speaker").order_by("-event__held_on", "pk")
    )
