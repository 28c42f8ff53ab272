"""稻渔综合种养 rolled up the tree: village → town → county → city. Areas in mu, grain in kilograms, money in fen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models.functions import Length

from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Unit
from silian.organisations.queries import in_force, parents_on
from silian.organisations.queries.units import line_above
from silian.villages.models import Declaration
from silian.villages.permissions import VIEW_SEASONS
from silian.villages.queries.scope import seasons_for


@dataclass
class Sum:
    """What the seasons below one unit come to in a year."""

    unit: Unit | None = None
    villages: set[UUID] = field(default_factory=set)
    patterns: set[str] = field(default_factory=set)
    area: Decimal = Decimal(0)
    harvested: Decimal = Decimal(0)
    grain: int = 0
    plain: Decimal = Decimal(0)  # what plain rice would have given on what is harvested
    side_fen: int = 0
    to_check: int = 0
    households: int = 0
    people: int = 0

    @property
    def per_mu(self) -> Decimal | None:
        return round(self.grain / self.harvested, 1) if self.harvested else None

    @property
    def share(self) -> Decimal | None:
        """The grain in percent of plain rice, sum by sum."""
        return round(100 * self.grain / self.plain, 1) if self.plain else None

    @property
    def side_per_mu(self) -> int | None:
        """Side income a mu, in whole fen."""
        return int(self.side_fen / self.harvested) if self.harvested else None


def roll_up(by: Actor, county: str, top: Unit, year: int, day: date) -> tuple[list[Sum], Sum]:
    """A line for each unit right below `top` that has seasons, and the whole; as far as this person may see them."""
    parents = parents_on(county, day)
    sums: defaultdict[UUID, Sum] = defaultdict(Sum)
    whole = Sum(top)
    fields = ("village__unit_id", "pattern", "area", "grain", "baseline", "side_fen", "check_due", "checked_on")
    for unit, *values in seasons_for(by, county).filter(year=year, planted_on__lte=day).values_list(*fields):
        for one in _sums_of(unit, top.pk, parents, sums, whole):
            _add(one, unit, *values)
    for unit, households, people in _gained(by, county, day):
        for one in _sums_of(unit, top.pk, parents, sums, whole):
            one.households, one.people = one.households + households, one.people + people
    units = Unit.objects.in_bulk(sums)
    for key, one in sums.items():
        one.unit = units.get(key)
    return sorted(sums.values(), key=lambda one: (-one.area, str(one.unit))), whole


def place_in_reach(by: Actor, county: str, asked: str) -> tuple[Unit, list[Unit]]:
    """The unit asked for by its key, or the highest of this person's, and what lies above it within their reach.

    NotFound where this person's grants do not reach it.
    """
    within = visible(Unit.objects.filter(county_id=county, closed_on=None), by, VIEW_SEASONS)
    if asked:
        found = within.filter(pk=asked).first() if _is_key(asked) else None
    else:
        here = in_force(today(), "placements__")
        found = within.filter(here).order_by(Length("placements__path"), "name").first()
    if found is None:
        raise NotFound(f"unit {asked}")
    line = line_above(found)
    seen = set(within.filter(pk__in=[unit.pk for unit in line]).values_list("pk", flat=True))
    return found, [unit for unit in line if unit.pk in seen]


def _is_key(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _sums_of(
    unit: UUID, top: UUID, parents: Mapping[UUID, UUID | None], sums: defaultdict[UUID, Sum], whole: Sum
) -> list[Sum]:
    """Where a village counts: under the child of `top` that it lies below, and in the whole; nowhere if it lies elsewhere."""
    if unit == top:
        return [whole]
    child: UUID | None = unit
    while child is not None and parents.get(child) != top:
        child = parents.get(child)
    return [sums[child], whole] if child is not None else []


def _add(
    one: Sum, village: UUID, pattern: str, area: Decimal, grain: int | None, baseline: int | None, side_fen: int | None,
    check_due: date | None, checked_on: date | None,
) -> None:  # fmt: skip
    one.villages.add(village)
    one.patterns.add(pattern)
    one.area += area
    one.to_check += bool(check_due and not checked_on)
    if grain is not None:
        one.harvested += area
        one.grain += grain
        one.plain += area * (baseline or 0)
        one.side_fen += side_fen or 0


def _gained(by: Actor, county: str, day: date) -> list[tuple[UUID, int, int]]:
    rows = Declaration.objects.filter(in_force(day), county_id=county, purpose=Declaration.Purpose.GAINED)
    return list(visible(rows, by, VIEW_SEASONS).order_by().values_list("village__unit_id", "households", "people"))
