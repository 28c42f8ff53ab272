"""Who there is: counties, units in a tree that changes over time, people, their posts, and accounts apart from people."""

from __future__ import annotations

from silian.organisations.models.accounts import Account, Grant
from silian.organisations.models.base import County, Record
from silian.organisations.models.bodies import Body
from silian.organisations.models.people import Person, Post, Seat
from silian.organisations.models.units import Affiliation, Placement, Unit, UnitKind

__all__ = [
    "Account", "Affiliation", "Body", "County", "Grant", "Person", "Placement", "Post", "Record", "Seat", "Unit",
    "UnitKind",
]  # fmt: skip
