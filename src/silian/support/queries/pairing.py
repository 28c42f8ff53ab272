"""Pairings as this person may see them, and who has not been visited for long."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound
from silian.matters.lifecycle import OPEN
from silian.matters.queries import matters_for
from silian.organisations.models import Person, UnitKind
from silian.support.models import Pairing, Visit
from silian.support.permissions import VIEW

OPEN_STATES = [state.name for state in OPEN]


def leaders_of(county: str) -> QuerySet[Person]:
    """The county leaders: the people of the county's own unit."""
    return Person.objects.filter(county_id=county, unit__kind=UnitKind.COUNTY, left_on=None).order_by("name")


def is_county_leader(person: Person) -> bool:
    return bool(person.unit and person.unit.kind == UnitKind.COUNTY)


def pairings_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Pairing]:
    rows = visible(Pairing.objects.filter(county_id=county), by, verb)
    return rows.select_related("leader", "enterprise__unit", "successor__leader")


def pairing_for(by: Actor, county: str, key: UUID) -> Pairing:
    """One pairing as this person may see it; NotFound for a stranger."""
    found = pairings_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.pairing {key}")
    return found


def with_visits(rows: QuerySet[Pairing]) -> QuerySet[Any]:
    """Each with its leader's latest visit (`last_visit`), and the day since which the enterprise waits (`waiting_since`)."""
    visits = Visit.objects.filter(enterprise=OuterRef("enterprise"), visitor=OuterRef("leader"))
    last = Subquery(visits.order_by("-visited_on").values("visited_on")[:1])
    return rows.annotate(last_visit=last, waiting_since=Greatest(Coalesce("last_visit", "from_on"), "from_on"))


def next_visits(county: str) -> QuerySet[Any]:
    """Pairings in force as `with_visits()` gives them, for the reminders."""
    rows = Pairing.objects.filter(county_id=county, to_on=None).select_related("leader", "enterprise__unit")
    return with_visits(rows)


def with_what_happened(rows: QuerySet[Pairing], by: Actor, county: str) -> QuerySet[Any]:
    """As `with_visits()`, and how many open matters the enterprise raised (`open_needs`): all in one query."""
    waiting = matters_for(by, county).filter(raiser_unit=OuterRef("enterprise__unit"), state__in=OPEN_STATES)
    counted = waiting.order_by().values("raiser_unit").annotate(n=Count("pk")).values("n")
    found: QuerySet[Any] = with_visits(rows).annotate(open_needs=Coalesce(Subquery(counted), 0))
    return found


def late_on(day: date, within: int) -> Q:
    """That the leader has not seen the enterprise for more than so many days, for rows of `with_visits()`."""
    return Q(to_on=None, waiting_since__lt=day - timedelta(days=within))


def due_for_a_visit(rows: QuerySet[Any], day: date, within: int) -> QuerySet[Any]:
    """Those that are late, the longest first. One that was never visited waits since the day of the pairing."""
    return rows.filter(late_on(day, within)).order_by("waiting_since", "enterprise__unit__name")


def counts_of(rows: QuerySet[Any], day: date, within: int) -> dict[str, int]:
    """How many pairings are in force (empty name), `due` for a visit, and `ended`: in one query."""
    asked = {"in_force": Q(to_on=None), "due": late_on(day, within), "ended": Q(to_on__isnull=False)}
    found = rows.order_by().aggregate(**{name: Count("pk", filter=condition) for name, condition in asked.items()})
    return {"": found["in_force"], "due": found["due"], "ended": found["ended"]}
