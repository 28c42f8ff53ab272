"""Whom a form may offer: units that can lead, their people, leaders who can supervise, units that can raise."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Max, Q, QuerySet

from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.matters.permissions import RAISE
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.permissions import VIEW
from silian.organisations.queries import in_force, units_of_kind

LEADERSHIP = (UnitKind.COUNTY, UnitKind.COMMITTEE)


def leads_of(county: str) -> QuerySet[Unit]:
    """The units to which a matter can be given."""
    return units_of_kind(county, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP, UnitKind.VILLAGE)


def people_of(county: str, unit: str = "") -> QuerySet[Person]:
    """The people to whom a matter can be given: of one unit, or of every unit that can lead."""
    people = Person.objects.filter(county_id=county, left_on=None).select_related("unit").order_by("unit__name", "name")
    return people.filter(unit__in=[unit]) if unit else people.filter(unit__in=leads_of(county))


def supervisors_of(county: str) -> QuerySet[Person]:
    """The leaders: people of the county's leadership, or in a seat of a committee."""
    seated = in_force(today(), "posts__") & Q(posts__seat__unit__kind__in=LEADERSHIP)
    led = Q(unit__kind__in=LEADERSHIP) | seated
    return Person.objects.filter(led, county_id=county, left_on=None).order_by("name").distinct()


def towns_of(county: str) -> QuerySet[Unit]:
    """Where something can be: townships and villages."""
    return units_of_kind(county, UnitKind.TOWNSHIP, UnitKind.VILLAGE)


def raisers_for(by: Actor, county: str, words: str = "") -> QuerySet[Unit]:
    """The units in whose name this actor may speak: those that they may see, by name."""
    rows = visible(Unit.objects.filter(county_id=county, closed_on=None), by, VIEW)
    if words:
        rows = rows.filter(Q(name__icontains=words) | Q(short_name__icontains=words))
    return rows.exclude(kind__in=LEADERSHIP).order_by("name")


def own_units(by: Actor, county: str) -> frozenset[UUID] | None:
    """The units in whose name alone this actor may raise; None where they may speak for others."""
    held = [grant for grant in by.grants if grant.county == county and grant.reach.get(RAISE.name)]
    if not held or any(grant.anchor != "self" for grant in held):
        return None
    return frozenset().union(*(grant.own for grant in held))


def recent_raisers(by: Actor, county: str, most: int = 3) -> list[Unit]:
    """The units offered as large choices: one's own, or those for which this account raised something last."""
    own = own_units(by, county)
    if own is not None:
        return list(Unit.objects.filter(pk__in=own, closed_on=None))
    if by.kind != "account":
        return []
    seen = raisers_for(by, county).filter(raised_matters__entered_by=by.id)
    return list(seen.annotate(last=Max("raised_matters__entered_at")).order_by("-last")[:most])
