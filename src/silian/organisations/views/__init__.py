"""The pages of the room: the formation chart, a unit, the forms of its deeds, accounts and roles."""

from __future__ import annotations

from silian.organisations.views.accounts import (
    close_account,
    give_role,
    list_accounts,
    open_account,
    set_password,
    show_account,
    take_role,
)
from silian.organisations.views.formations import fill_formation, show_formation
from silian.organisations.views.posts import appoint, relieve
from silian.organisations.views.units import show_unit

__all__ = [
    "appoint", "close_account", "fill_formation", "give_role", "list_accounts", "open_account", "relieve",
    "set_password", "show_account", "show_formation", "show_unit", "take_role",
]  # fmt: skip
