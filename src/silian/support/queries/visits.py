"""Visits as this person may see them, whom they may visit, and what came of a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.matters.models import Matter
from silian.organisations.models import Person
from silian.organisations.queries import in_force
from silian.support.models import Case, Visit
from silian.support.permissions import VIEW, VISIT, VISIT_FOR
from silian.support.queries.pairing import leaders_of

NEAR = 8  # large choices on one screen of a phone


def visits_for(by: Actor, county: str, words: str = "") -> QuerySet[Visit]:
    """The visits that this person may see, the latest first; `words` are part of an enterprise's or visitor's name."""
    rows = visible(Visit.objects.filter(county_id=county), by, VIEW)
    if words:
        firm = Q(enterprise__unit__name__icontains=words) | Q(enterprise__unit__short_name__icontains=words)
        rows = rows.filter(firm | Q(visitor__name__icontains=words))
    return rows.order_by("-visited_on", "-pk")


def with_names(rows: QuerySet[Visit]) -> QuerySet[Visit]:
    """The rows with what a list shows of them; what was raised on each, `raised_on()` gives without asking again."""
    first = Case.objects.filter(round__ordinal=1, enterprise=F("visit__enterprise"))
    raised = first.select_related("round__matter").order_by("pk")
    return rows.select_related("visitor__unit", "enterprise__unit").prefetch_related(
        Prefetch("cases", raised, to_attr="raised")
    )


def raised_on(visit: Any) -> list[Matter]:
    """The matters that the visit itself raised, for a row of `with_names()`; not those into which they were merged."""
    matters = [case.round.matter for case in visit.raised]
    return [matter for matter in matters if matter.origin_id == str(visit.pk)]


def visit_for(by: Actor, county: str, key: UUID) -> Visit:
    """One visit as this person may see it; NotFound for a stranger."""
    found = visits_for(by, county).select_related("visitor__unit", "enterprise__unit").filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.visit {key}")
    return found


def needs_of(visit: Visit) -> Mapping[Matter, list[Enterprise]]:
    """The matters that a visit led to, each with the enterprises that it helps, merged and redone ones too."""
    cases = Case.objects.filter(visit=visit).select_related("round__matter__round", "enterprise__unit")
    helped: dict[Matter, list[Enterprise]] = {}
    for case in cases.order_by("pk"):
        there = helped.setdefault(case.round.matter, [])
        if case.enterprise not in there:
            there.append(case.enterprise)
    return helped


def enterprises_to_visit(by: Actor, county: str, words: str = "") -> QuerySet[Enterprise]:
    """The enterprises whose visits this person may record, by a part of the name."""
    rows = visible(Enterprise.objects.filter(county_id=county, unit__closed_on=None), by, VISIT)
    if words:
        rows = rows.filter(Q(unit__name__icontains=words) | Q(unit__short_name__icontains=words))
    return rows.select_related("unit").order_by("unit__name")


def enterprises_under(by: Actor, county: str) -> list[Enterprise]:
    """The enterprises offered as large choices: those paired with this person, or else those visited last by this account."""
    rows = enterprises_to_visit(by, county)
    paired = rows.filter(in_force(today(), "pairings__"), pairings__leader=by.person) if by.person else rows.none()
    near = list(paired.distinct()[:NEAR])
    if near or by.kind != "account":
        return near
    latest = Visit.objects.filter(county_id=county, entered_by=by.id).order_by("-entered_at")
    keys = list(dict.fromkeys(latest.values_list("enterprise", flat=True)[:50]))[:NEAR]
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]


def visitors_for(by: Actor, county: str) -> QuerySet[Person]:
    """In whose names this person may record beside their own: the county leaders, or nobody."""
    return leaders_of(county) if by.may(VISIT_FOR, county) else Person.objects.none()
