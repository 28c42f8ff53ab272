"""Seasons against plain rice: the baseline of a village, and which seasons wait for an explanation."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from silian.organisations.models import Unit
from silian.organisations.queries import parents_on
from silian.villages.models import Baseline, Season

PERCENT = 100


def baselines_on(county: str, year: int, day: date) -> dict[UUID, int]:
    """For every unit of the tree on that day: the plain-rice yield of itself or of the nearest unit above it."""
    own = dict(Baseline.objects.filter(county_id=county, year=year).values_list("unit_id", "kilograms"))
    parents = parents_on(county, day) if own else {}
    found: dict[UUID, int] = {}
    for unit in parents:
        above: UUID | None = unit
        while above is not None and above not in own:
            above = parents.get(above)
        if above is not None:
            found[unit] = own[above]
    return found


def baseline_for(unit: Unit, year: int, day: date) -> int | None:
    return baselines_on(unit.county_id, year, day).get(unit.pk)


def is_below(grain: int, area: Decimal, baseline: int | None, share: int) -> bool:
    """Whether so much grain from so many mu is less than `share` percent of what plain rice gives."""
    return baseline is not None and PERCENT * grain < share * area * baseline


def to_check(rows: QuerySet[Season]) -> QuerySet[Season]:
    """Seasons that gave too little grain and that nobody has explained yet, the most urgent first."""
    return rows.filter(check_due__isnull=False, checked_on=None).order_by("check_due", "pk")
