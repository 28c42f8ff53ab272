"""What people do with units, seats, posts and accounts."""

from __future__ import annotations

from silian.organisations.actions.accounts import close_account, give_role, open_account, take_role
from silian.organisations.actions.people import appoint, enter_person, open_seat, relieve
from silian.organisations.actions.units import affiliate, close_unit, move_unit, open_county, open_unit

__all__ = [
    "affiliate", "appoint", "close_account", "close_unit", "enter_person", "give_role", "move_unit", "open_account",
    "open_county", "open_seat", "open_unit", "relieve", "take_role",
]  # fmt: skip
