"""Which borrowers an actor may see: those of the villages to which a post sends them, of their bank, or of the county."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from silian.credit.models import Borrower, HomeVisit, Promise, Rating
from silian.credit.permissions import COLLECT, VIEW
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.errors import NotFound
from silian.organisations.models import Unit, UnitKind


def borrowers_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Borrower]:
    return visible(Borrower.objects.filter(county_id=county), by, verb)


def borrower_for(by: Actor, county: str, key: UUID, verb: Verb = VIEW) -> Borrower:
    """One borrower; NotFound for a stranger, who is an officer of another village as well."""
    found = borrowers_for(by, county, verb).select_related("village", "related_party_of").filter(pk=key).first()
    if found is None:
        raise NotFound(f"credit.borrower {key}")
    return found


def ratings_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Rating]:
    return visible(Rating.objects.filter(county_id=county), by, verb)


def visits_for(by: Actor, county: str, verb: Verb = COLLECT) -> QuerySet[HomeVisit]:
    return visible(HomeVisit.objects.filter(county_id=county), by, verb)


def promises_for(by: Actor, county: str) -> QuerySet[Promise]:
    """The promises that nobody has answered yet."""
    rows = visible(Promise.objects.filter(county_id=county), by, COLLECT)
    return rows.filter(kept_on=None, broken_on=None).select_related("borrower__village", "loan")


def promise_for(by: Actor, county: str, key: UUID) -> Promise:
    found = promises_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"credit.promise {key}")
    return found


def village_for(by: Actor, county: str, key: UUID) -> Unit:
    """A village in which this actor may see borrowers; NotFound for a stranger."""
    village = Unit.objects.filter(county_id=county, kind=UnitKind.VILLAGE, pk=key).first()
    if village is None or not (reaches_all(by, county) or key in villages_of(by, county)):
        raise NotFound(f"organisations.unit {key}")
    return village


def villages_of(by: Actor, county: str) -> frozenset[UUID]:
    """The villages, and other units, to which the grants of this actor reach for looking at credit."""
    held = [g for g in by.grants if g.county == county and "located_in" in g.reach.get(VIEW.name, ())]
    return frozenset(key for grant in held for key in (grant.units or ()))


def reaches_all(by: Actor, county: str) -> bool:
    """Whether some grant lets this actor look at credit in the whole county."""
    return by.unlimited or any(
        g.county == county and g.units is None and g.anchor == "unit" and g.reach.get(VIEW.name) for g in by.grants
    )
