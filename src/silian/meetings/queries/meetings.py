"""Which meetings, organs and people an actor may see or choose from."""

from __future__ import annotations

from collections import Counter
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Model, Prefetch, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.meetings.lifecycle import IN_SESSION, PLANNED
from silian.meetings.models import AgendaItem, Meeting, Organ, Resolution, Sitting, Vote
from silian.meetings.organs import organs_of
from silian.meetings.permissions import PREPARE, VIEW
from silian.organisations.models import Person, UnitKind

M = TypeVar("M", bound=Model)
OWNERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)  # the units whose people a resolution may make responsible


def meetings_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Meeting]:
    """The county's meetings on which this actor has the verb, the latest first."""
    rows = visible(Meeting.objects.filter(county_id=county), by, verb)
    return rows.order_by("-held_on", "-number")


def count_by_state(rows: QuerySet[Meeting]) -> Counter[str]:
    """How many of the rows stand at each state, in one query."""
    return Counter(dict(rows.order_by().values_list("state").annotate(Count("pk"))))


def with_names(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The rows with what a list shows of them."""
    return rows.select_related("chair").prefetch_related(Prefetch("sittings", Sitting.objects.select_related("organ")))


def meeting_for(by: Actor, county: str, key: UUID) -> Meeting:
    """One meeting as this actor may see it; NotFound for a stranger."""
    return _found(with_names(meetings_for(by, county)), key)


def item_for(by: Actor, county: str, key: UUID) -> AgendaItem:
    """An item of a meeting that this actor may see; NotFound for a stranger."""
    return _found(AgendaItem.objects.filter(meeting__in=meetings_for(by, county)).select_related("meeting"), key)


def vote_for(by: Actor, county: str, key: UUID) -> Vote:
    """A vote of a meeting that this actor may see; NotFound for a stranger."""
    rows = Vote.objects.filter(item__meeting__in=meetings_for(by, county))
    return _found(rows.select_related("item__meeting"), key)


def resolution_for(by: Actor, county: str, key: UUID) -> Resolution:
    """A resolution of a meeting that this actor may see; NotFound for a stranger."""
    rows = Resolution.objects.filter(item__meeting__in=meetings_for(by, county))
    return _found(rows.select_related("item__meeting", "owner", "commitment"), key)


def _found(rows: QuerySet[M], key: UUID) -> M:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found


def next_meeting_for(by: Actor, county: str) -> Meeting | None:
    """The meeting that comes next for this actor: one in session, or the nearest planned one."""
    coming = Q(state=IN_SESSION.name) | Q(state=PLANNED.name, held_on__gte=today())
    return with_names(meetings_for(by, county)).filter(coming).order_by("held_on", "starts_at", "number").first()


def organs_for(by: Actor, county: str, verb: Verb = PREPARE) -> QuerySet[Organ]:
    """The open organs whose meetings this actor may prepare, of the kinds that some rule lets meet."""
    kinds = {kind for organ in organs_of(county).values() for kind in organ.held_by}
    rows = Organ.objects.filter(county_id=county, kind__in=kinds, closed_on=None)
    return visible(rows, by, verb).order_by("name")


def owners_for(meeting: Meeting) -> QuerySet[Person]:
    """Who can be made responsible: whoever is entitled to this meeting, and the people of departments and townships."""
    here = Q(pk__in=meeting.attendances.values("person"))
    people = Person.objects.filter(here | Q(unit__kind__in=OWNERS), county_id=meeting.county_id, left_on=None)
    return people.filter(unit__isnull=False).select_related("unit").order_by("unit__name", "name")
