"""Pairings as this person may see them, and who has not been visited for long."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

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


def next_visits(county: str) -> QuerySet[Pairing]:
    """Pairings in force, each with the day since which the enterprise waits for its leader (`waiting_since`)."""
    rows = Pairing.objects.filter(county_id=county, to_on=None).select_related("leader", "enterprise__unit")
    return rows.annotate(waiting_since=Coalesce(_last_visit(), "from_on"))


def _last_visit() -> Subquery:
    visits = Visit.objects.filter(enterprise=OuterRef("enterprise"), visitor=OuterRef("leader"))
    return Subquery(visits.order_by("-visited_on").values("visited_on")[:1])


def with_what_happened(rows: QuerySet[Pairing], by: Actor, county: str) -> QuerySet[Pairing]:
    """Each with the leader's latest visit (`last_visit`) and the enterprise's open matters (`open_needs`), in one query."""
    waiting = matters_for(by, county).filter(raiser_unit=OuterRef("enterprise__unit"), state__in=OPEN_STATES)
    counted = waiting.order_by().values("raiser_unit").annotate(n=Count("pk")).values("n")
    return rows.annotate(
        last_visit=_last_visit(),
        open_needs=Coalesce(Subquery(counted), 0),
    )


def due_for_a_visit(rows: QuerySet[Pairing], day: date, within: int) -> QuerySet[Pairing]:
    """Pairings in force whose leader has not seen the enterprise for more than so many days, the longest first.

    For `rows` that `with_what_happened()` annotated. One that was never visited waits since the day of the pairing.
    """
    waiting = rows.filter(to_on=None).annotate(waiting_since=Coalesce("last_visit", "from_on"))
    late = Q(waiting_since__lt=day - timedelta(days=within))
    return waiting.filter(late).order_by(F("waiting_since"), "enterprise__unit__name")
