"""The villagers' groups of a village, and their delegates."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet

from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.meetings.models import Delegate, Village, VillagersGroup
from silian.meetings.permissions import CALL_SESSION
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.queries import in_force


def villages_for(by: Actor, county: str) -> QuerySet[Village]:
    """The villages whose sessions this actor may call, by name."""
    rows = Village.objects.filter(county_id=county, kind=UnitKind.VILLAGE, closed_on=None)
    return visible(rows, by, CALL_SESSION).order_by("name")


def village_for(by: Actor, county: str, key: UUID) -> Village:
    """One village as above; NotFound for a stranger."""
    found = villages_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"village {key}")
    return found


def groups_of(village: Unit, day: date | None = None) -> QuerySet[VillagersGroup]:
    """The village's groups on a day, each with `sent`: its delegates on that day."""
    on = day or today()
    sent = Prefetch(
        "delegates", Delegate.objects.filter(in_force(on)).select_related("person").order_by("id"), to_attr="sent"
    )
    return VillagersGroup.objects.filter(in_force(on), village=village).prefetch_related(sent).order_by("order", "id")


def delegates_of(village: Unit, day: date) -> QuerySet[Delegate]:
    """Whom the village's groups send on a day, in the order of the groups."""
    rows = Delegate.objects.filter(in_force(day), in_force(day, "group__"), group__village=village)
    return rows.select_related("group", "person").order_by("group__order", "id")


def delegate_for(by: Actor, county: str, key: UUID) -> Delegate:
    """A delegate of a village whose sessions this actor may call; NotFound for a stranger."""
    rows = visible(Delegate.objects.filter(county_id=county), by, CALL_SESSION)
    found = rows.filter(pk=key).select_related("group__village", "person").first()
    if found is None:
        raise NotFound(f"delegate {key}")
    return found


def cadres_of(village: Unit, day: date | None = None) -> QuerySet[Person]:
    """Whom one may ask: the village's people who are no delegates on that day."""
    sent = Delegate.objects.filter(in_force(day or today()), group__village=village)
    rows = Person.objects.filter(unit=village, left_on=None).exclude(pk__in=sent.values("person"))
    return rows.order_by("title", "name")
