"""Checklists as this person may see them, how far each is, and what still waits."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Placement
from silian.organisations.queries import in_force
from silian.support.lifecycle import CLAIMED, VERIFIED
from silian.support.models import Checklist, Claim, Item
from silian.support.permissions import VIEW_CHECKLISTS


def proved_on(day: date) -> Q:
    """That a claim proved its item at the end of that day."""
    return Q(verified_on__lte=day) & (Q(closed_on=None) | Q(closed_on__gt=day))


def with_complete(rows: QuerySet[Any], day: date, checklist: str = "pk") -> QuerySet[Any]:
    """Each with whether every item of the checklist was proved at the end of that day (`complete`)."""
    proof = Claim.objects.filter(proved_on(day), item=OuterRef("pk"))
    missing = Item.objects.filter(~Exists(proof), checklist=OuterRef(checklist))
    found: QuerySet[Any] = rows.annotate(complete=~Exists(missing))
    return found


def checklists_for(by: Actor, county: str, verb: Verb = VIEW_CHECKLISTS) -> QuerySet[Any]:
    """The checklists that this person may see, each with how many items it has, how many are `verified` and `claimed`."""
    rows = visible(Checklist.objects.filter(county_id=county), by, verb)
    counted = rows.annotate(
        asked=Count("items"),
        verified=Count("items", filter=Q(items__state=VERIFIED.name)),
        claimed=Count("items", filter=Q(items__state=CLAIMED.name)),
    )
    return counted.select_related("unit", "verifier")


def checklist_for(by: Actor, county: str, key: UUID) -> Any:
    """One checklist as this person may see it; NotFound for a stranger."""
    found = checklists_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.checklist {key}")
    return found


def items_of(checklist: Checklist) -> QuerySet[Item]:
    """The items in their order, each with its `history`, the latest claim last."""
    claims = Prefetch("claims", Claim.objects.order_by("claimed_on", "entered_at"), to_attr="history")
    return checklist.items.prefetch_related(claims).select_related("checklist__unit").order_by("order")


def item_for(by: Actor, county: str, key: UUID, verb: Verb) -> Item:
    rows = visible(Item.objects.filter(county_id=county), by, verb).select_related("checklist__unit")
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.item {key}")
    return found


def claim_for(by: Actor, county: str, key: UUID) -> Claim:
    rows = visible(Claim.objects.filter(county_id=county), by, VIEW_CHECKLISTS)
    found = rows.select_related("item__checklist__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.claim {key}")
    return found


def waiting_claims(by: Actor, county: str, verb: Verb) -> QuerySet[Claim]:
    """Claims that this person may verify, the oldest first; their own are not theirs to verify."""
    rows = visible(Claim.objects.filter(county_id=county, item__state=CLAIMED.name, closed_on=None), by, verb)
    return rows.exclude(claimed_by=by.id).select_related("item__checklist__unit").order_by("claimed_on", "pk")


def townships_of(units: QuerySet[Any] | list[UUID], day: date | None = None) -> dict[UUID, Placement]:
    """Where each of those units stands on that day: one query."""
    rows = Placement.objects.filter(in_force(day or today()), unit__in=units).select_related("parent")
    return {row.unit_id: row for row in rows}


def still_missing(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those in force of which not every item is verified, for rows of `checklists_for()`."""
    return rows.filter(to_on=None, verified__lt=F("asked"))
