"""The county's units with their codes, as a table: what `--unit CODE` may name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from silian.exchange.spreadsheets.columns import Column
from silian.organisations.models import Placement
from silian.organisations.queries import in_force

UNIT_COLUMNS = (
    Column("code", "代码", width=20),
    Column("name", "名称", width=28),
    Column("short_name", "简称"),
    Column("kind", "类别", width=10),
    Column("parent", "上级单位", width=24),
)


def unit_rows(county: str, day: date) -> Iterator[dict[str, str]]:
    """The units of that day from the top of the tree down; one without a code cannot be named on the command line."""
    places = Placement.objects.filter(in_force(day), county_id=county).select_related("unit", "parent").order_by("path")
    for place in places:
        unit = place.unit
        yield {
            "code": place.code, "name": unit.name, "short_name": unit.short_name, "kind": unit.get_kind_display(),
            "parent": place.parent.name if place.parent else "",
        }  # fmt: skip
