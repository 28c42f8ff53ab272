"""What a county knows of industries beyond itself: the classification, and which classes other regions have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from silian.chains.models import IndustryClass, RegionTable
from silian.kernel.calendar import today

if TYPE_CHECKING:
    from silian.chains.analysis.complexity import Relatedness
    from silian.chains.analysis.findings import Finding
    from silian.chains.analysis.relatedness import Matrix


@dataclass(frozen=True, eq=False)
class Regions:
    """The county's table of many regions as arrays: `counts` of enterprises by region (row) and class (column)."""

    places: Sequence[str]
    classes: Sequence[str]
    counts: Matrix
    home: int

    @cached_property
    def related(self) -> Relatedness:
        from silian.chains.analysis.complexity import relatedness
        from silian.chains.analysis.relatedness import specialised

        return relatedness(specialised(self.counts, self.counts))

    @cached_property
    def density(self) -> Mapping[str, float]:
        """How near each class lies to what this county has, 0 to 1."""
        return {name: float(self.related.density[self.home, at]) for at, name in enumerate(self.classes)}


def regions_of(county: str, day: date | None = None) -> Regions | None:
    """The latest table that the county had loaded by that day; None where it has none."""
    kept = RegionTable.objects.filter(county_id=county, from_on__lte=day or today()).order_by("-from_on", "-entered_at")
    newest = kept.values_list("pk", flat=True).first()
    return _regions(newest) if newest else None


@lru_cache(maxsize=8)
def _regions(key: UUID) -> Regions:
    """A table never changes once it is loaded: a new one is a new row."""
    from silian.chains.analysis.reading.matrices import places_by_class

    table = RegionTable.objects.get(pk=key)
    places, classes, counts = places_by_class({(place, name): count for place, name, count in table.cells})
    return Regions(places, classes, counts, places.index(table.home))


def building(county: str, day: date | None = None, top: int | None = 20) -> list[Finding]:
    """建链: the classes in which the county is not yet specialised, the nearest first; empty without a table."""
    from silian.chains.analysis.build import new_chains

    known = regions_of(county, day)
    if known is None:
        return []
    names = class_names(county)
    shown = [f"{name} {names[name]}" if name in names else name for name in known.classes]
    return new_chains(shown, known.counts, known.home, top=top)


def class_names(county: str) -> dict[str, str]:
    """The classification that the county has loaded, name by code; empty where it has none."""
    return dict(IndustryClass.objects.filter(county_id=county).values_list("code", "name"))
