"""What waits for somebody: to be handled, to be confirmed, to be put on the next agenda."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from silian.kernel.access import Actor, Verb
from silian.matters.lifecycle import ACCEPTED, ACCEPTED_AND_OPEN, ASSIGNED, AWAITING_SIGN_OFF, DOING, SUBMITTED
from silian.matters.models import ClockRequest, Matter
from silian.matters.permissions import APPROVE, HANDLE, SIGN_OFF, TRIAGE
from silian.matters.queries.ledger import OPEN_STATES
from silian.matters.queries.scope import matters_for, with_names


def to_do(by: Actor, county: str) -> QuerySet[Matter]:
    """What this actor has to move on: to take in and assign, or to handle; by deadline, those without one last."""
    triage = matters_for(by, county, TRIAGE).filter(state__in=[SUBMITTED.name, ACCEPTED.name])
    handle = matters_for(by, county, HANDLE).filter(state__in=[ASSIGNED.name, DOING.name])
    rows = Matter.objects.filter(Q(pk__in=triage.values("pk")) | Q(pk__in=handle.values("pk")))
    return with_names(rows).order_by(F("round__due").asc(nulls_last=True), "number")


def awaiting_signature(by: Actor, county: str) -> QuerySet[Matter]:
    """Handed in by somebody else, and waiting for this actor's signature."""
    rows = matters_for(by, county, SIGN_OFF).filter(state=AWAITING_SIGN_OFF.name).exclude(round__handed_in_by=by.id)
    return with_names(rows).order_by("round__handed_in_on", "number")


def requests_waiting(by: Actor, county: str, verb: Verb = APPROVE) -> QuerySet[ClockRequest]:
    """Pauses and extensions that wait for this actor's answer."""
    rows = ClockRequest.objects.filter(county_id=county, decision="", round__closed_on=None)
    rows = rows.filter(round__matter__in=matters_for(by, county, verb)).exclude(asked_by_id=by.id)
    return rows.select_related("round__matter").order_by("asked_on", "id")


def shorter_dues(by: Actor, county: str) -> QuerySet[Matter]:
    """Open matters whose deadline an amended calendar would shorten, waiting for this actor's confirmation."""
    states = [state.name for state in ACCEPTED_AND_OPEN]
    rows = matters_for(by, county, APPROVE).filter(state__in=states, round__shorter_due__isnull=False)
    return with_names(rows).order_by("round__shorter_due", "number")


def returned_twice(rows: QuerySet[Matter]) -> QuerySet[Matter]:
    """Open matters that were returned at least twice: they go to the joint committee's next agenda."""
    return rows.filter(state__in=OPEN_STATES).annotate(times=Count("returns")).filter(times__gte=2)
