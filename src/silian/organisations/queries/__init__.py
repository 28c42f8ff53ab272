"""What can be asked about units, people and accounts."""

from __future__ import annotations

from silian.organisations.queries.accounts import account_for, accounts_for, administers, grants_of, held_by, roles_of
from silian.organisations.queries.actors import actor_for, readers_of
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
    "account_for", "accounts_for", "actor_for", "administers", "children_of", "county_named", "grants_of", "held_by", "ids_under",
    "in_force", "members_of", "parents_on", "place_of", "readers_of", "roles_of", "root_of", "unit_by_code", "units_of_kind",
]  # fmt: skip
