"""Which villages and which of their records an actor may see. A stranger is told that there is nothing."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Placement
from silian.organisations.queries import in_force
from silian.villages.models import (
    Batch,
    Contract,
    Measure,
    Movement,
    Objection,
    Policy,
    Publication,
    Rent,
    Season,
    Village,
)
from silian.villages.permissions import VIEW, VIEW_ACCOUNTS, VIEW_SEASONS

M = TypeVar("M", bound=Model)


def villages_for(by: Actor, county: str, verb: Verb = VIEW, words: str = "") -> QuerySet[Village]:
    """The villages on which this actor has the verb, whose name or collective contains the words."""
    rows = visible(Village.objects.filter(county_id=county, unit__closed_on=None), by, verb)
    if words:
        rows = rows.filter(Q(unit__name__icontains=words) | Q(collective__icontains=words))
    return rows.select_related("unit").order_by("unit__name")


def with_towns(rows: QuerySet[Village]) -> QuerySet[Any]:
    """The villages with the name of the unit right above each, as `town`."""
    place = Placement.objects.filter(in_force(today()), unit=OuterRef("unit")).values("parent__name")[:1]
    return rows.annotate(town=Subquery(place))


def village_for(by: Actor, county: str, key: UUID, verb: Verb = VIEW) -> Village:
    """The village; NotFound for a stranger."""
    return _found(visible(Village.objects.filter(county_id=county), by, verb).select_related("unit"), key)


def batches_for(by: Actor, county: str, verb: Verb = VIEW_ACCOUNTS) -> QuerySet[Batch]:
    """The production batches that this actor may see, the latest first."""
    rows = visible(Batch.objects.filter(county_id=county), by, verb)
    return rows.select_related("village__unit").order_by("-year", "-stocked_on", "pk")


def batch_for(by: Actor, county: str, key: UUID) -> Batch:
    """The batch; NotFound for a stranger."""
    return _found(batches_for(by, county), key)


def contracts_for(by: Actor, county: str, verb: Verb = VIEW_ACCOUNTS) -> QuerySet[Contract]:
    """The contracts that this actor may see, those that end first in front."""
    rows = visible(Contract.objects.filter(county_id=county), by, verb)
    return rows.select_related("village__unit", "resource").order_by("until", "pk")


def contract_for(by: Actor, county: str, key: UUID) -> Contract:
    """The contract; NotFound for a stranger."""
    return _found(contracts_for(by, county), key)


def publications_for(by: Actor, county: str) -> QuerySet[Publication]:
    """The publications that this actor may see inside the house, the latest first."""
    rows = visible(Publication.objects.filter(county_id=county), by, VIEW_ACCOUNTS).select_related("village__unit")
    return rows.order_by("-from_on", "village__unit__name", "-edition")


def publication_for(by: Actor, county: str, key: UUID) -> Publication:
    """The publication; NotFound for a stranger."""
    return _found(publications_for(by, county), key)


def objection_for(by: Actor, county: str, key: UUID) -> Objection:
    """The objection; NotFound for a stranger."""
    rows = visible(Objection.objects.filter(county_id=county), by, VIEW_ACCOUNTS)
    return _found(rows.select_related("publication__village__unit"), key)


def seasons_for(by: Actor, county: str, verb: Verb = VIEW_SEASONS) -> QuerySet[Season]:
    """The seasons that this actor may see, the latest first."""
    rows = visible(Season.objects.filter(county_id=county), by, verb)
    return rows.select_related("village__unit").order_by("-year", "village__unit__name", "pattern", "plot")


def season_for(by: Actor, county: str, key: UUID) -> Season:
    """The season; NotFound for a stranger."""
    return _found(seasons_for(by, county), key)


def measure_for(by: Actor, county: str, key: UUID) -> Measure:
    """A measure of a village's plan; NotFound for a stranger."""
    rows = visible(Measure.objects.filter(county_id=county), by, VIEW)
    return _found(rows.select_related("policy__village__unit", "policy__owner"), key)


def rent_for(by: Actor, county: str, key: UUID) -> Rent:
    """A rent of a contract that this actor may see; NotFound for a stranger."""
    rows = visible(Rent.objects.filter(county_id=county), by, VIEW_ACCOUNTS)
    return _found(rows.select_related("contract__village__unit"), key)


def movement_for(by: Actor, county: str, key: UUID) -> Movement:
    """A movement of a village's funds; NotFound for a stranger."""
    return _found(
        visible(Movement.objects.filter(county_id=county), by, VIEW_ACCOUNTS).select_related("village__unit"), key
    )


def policy_of(village: Village) -> Policy | None:
    """The plan in force."""
    return village.policies.filter(to_on=None).select_related("owner").prefetch_related("measures").first()


def _found(rows: QuerySet[M], key: UUID) -> M:
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found
