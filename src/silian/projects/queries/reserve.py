"""The reserve with what its projects are expected to cost, level by level and stage by stage."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.organisations.models import Unit, UnitKind
from silian.projects.models import Estimate, ReserveProject
from silian.projects.permissions import KEEP_RESERVE, VIEW_PARKS
from silian.projects.queries.scope import found
from silian.projects.reserving import PLANNED, RESERVED

KEEPERS = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


def reserve_for(by: Actor, county: str, verb: Verb = VIEW_PARKS) -> QuerySet[ReserveProject]:
    """The county's reserve projects on which this actor has the verb."""
    rows = visible(ReserveProject.objects.filter(county_id=county), by, verb)
    return rows.select_related("township", "keeper", "need")


def reserve_project_for(by: Actor, county: str, key: UUID) -> ReserveProject:
    """One reserve project as this actor may see it; NotFound for a stranger."""
    return found(reserve_for(by, county), key)


def with_estimates(rows: QuerySet[ReserveProject], day: date | None = None) -> QuerySet[ReserveProject]:
    """The rows with `investment` and `finance` in fen, as they were expected at the end of that day."""
    on = day or today()
    latest = Estimate.objects.filter(project=OuterRef("pk"), on__lte=on).order_by("-on", "-id")
    return rows.annotate(
        investment=Subquery(latest.values("investment")[:1]), finance=Subquery(latest.values("finance")[:1])
    )


def sums_of(rows: QuerySet[ReserveProject]) -> dict[str, tuple[int, int, int]]:
    """How many projects, what they are expected to cost, and to borrow: `planned`, and each level of the reserve."""
    counted = with_estimates(rows.filter(state__in=[RESERVED.name, PLANNED.name])).order_by().values("state", "level")
    sums: dict[str, tuple[int, int, int]] = {}
    for row in counted.annotate(n=Count("pk"), cost=Sum("investment"), need=Sum("finance")):
        name = row["level"] if row["state"] == RESERVED.name else PLANNED.name
        before = sums.get(name, (0, 0, 0))
        sums[name] = (before[0] + row["n"], before[1] + (row["cost"] or 0), before[2] + (row["need"] or 0))
    return sums


def reserve_keepers(by: Actor, county: str) -> QuerySet[Unit]:
    """The units for which this actor may keep reserve projects."""
    rows = Unit.objects.filter(county_id=county, kind__in=KEEPERS, closed_on=None)
    return visible(rows, by, KEEP_RESERVE).order_by("name")
