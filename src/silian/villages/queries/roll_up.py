"""稻渔综合种养 rolled up the tree: village → town → county → city. Areas in mu, grain in kilograms, money in fen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from silian.kernel.access import Actor, Grant, visible
from silian.kernel.errors import NotFound
from silian.organisations.models import Unit
from silian.organisations.queries import in_force, parents_on
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


@dataclass(frozen=True)
class Rolled:
    """A unit with what lies right below it: `rows` with a sum each, `whole` of all, `above` as far as one may go up."""

    top: Unit
    above: list[Unit]
    rows: list[Sum]
    whole: Sum
    villages: dict[UUID, UUID]  # by unit


def roll_up(by: Actor, county: str, asked: UUID | None, year: int, day: date) -> Rolled:
    """The seasons of a year below a unit, or below the highest of this person's units, as far as they may see them.

    NotFound where this person's grants do not reach the unit.
    """
    parents = parents_on(county, day)
    top = asked or _highest(by, county, parents)
    if top is None or top not in parents or not _reaches(by, county, top):
        raise NotFound(f"unit {asked}")
    sums: defaultdict[UUID, Sum] = defaultdict(Sum)
    whole, villages = Sum(), {}
    fields = (
        "village_id", "village__unit_id", "pattern", "area", "grain", "baseline", "side_fen", "check_due", "checked_on"
    )  # fmt: skip
    for village, unit, *values in seasons_for(by, county).filter(year=year, planted_on__lte=day).values_list(*fields):
        villages[unit] = village
        for one in _sums_of(unit, top, parents, sums, whole):
            _add(one, unit, *values)
    for village, unit, households, people in _gained(by, county, day):
        villages[unit] = village
        for one in _sums_of(unit, top, parents, sums, whole):
            one.households, one.people = one.households + households, one.people + people
    line = [key for key in _line_above(top, parents) if _reaches(by, county, key)]
    units = Unit.objects.in_bulk([*sums, *line, top])
    for key, one in sums.items():
        one.unit = units[key]
    rows = sorted(sums.values(), key=lambda one: (-one.area, str(one.unit)))
    return Rolled(units[top], [units[key] for key in line], rows, whole, villages)


def _grants(by: Actor, county: str) -> list[Grant]:
    return [g for g in by.grants if g.county == county and g.anchor == "unit" and g.reach.get(VIEW_SEASONS.name)]


def _reaches(by: Actor, county: str, unit: UUID) -> bool:
    return by.unlimited or any(grant.units is None or unit in grant.units for grant in _grants(by, county))


def _highest(by: Actor, county: str, parents: Mapping[UUID, UUID | None]) -> UUID | None:
    """The unit of this person's that stands nearest to the root."""
    within = [unit for unit in parents if _reaches(by, county, unit)]
    return min(within, key=lambda unit: (len(_line_above(unit, parents)), unit), default=None)


def _line_above(unit: UUID, parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """The units above, from the root down."""
    line: list[UUID] = []
    above = parents.get(unit)
    while above is not None:
        line.insert(0, above)
        above = parents.get(above)
    return line


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


def _gained(by: Actor, county: str, day: date) -> list[tuple[UUID, UUID, int, int]]:
    rows = Declaration.objects.filter(in_force(day), county_id=county, purpose=Declaration.Purpose.GAINED)
    fields = ("village_id", "village__unit_id", "households", "people")
    return list(visible(rows, by, VIEW_SEASONS).order_by().values_list(*fields))
