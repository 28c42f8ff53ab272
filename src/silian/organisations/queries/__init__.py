"""What can be asked about units, people and accounts."""

from __future__ import annotations

from silian.organisations.queries.actors import actor_for
from silian.organisations.queries.tree import (
    children_of,
    county_named,
    ids_under,
    in_force,
    members_of,
    parents_on,
    place_of,
    root_of,
    unit_by_code,
    units_of_kind,
)

__all__ = [
    "actor_for", "children_of", "county_named", "ids_under", "in_force", "members_of", "parents_on", "place_of",
    "root_of", "unit_by_code", "units_of_kind",
]  # fmt: skip
