"""What people do with units, seats, posts and accounts."""

from __future__ import annotations

from silian.organisations.actions.accounts import close_account, give_role, open_account, set_password, take_role
from silian.organisations.actions.contacts import change_mail_address
from silian.organisations.actions.formations import Filled, end_body, fill_formation, form_body
from silian.organisations.actions.people import appoint, close_seat, enter_person, open_seat, relieve
from silian.organisations.actions.posting import Posted, hand_over, post_people
from silian.organisations.actions.units import (
    add_unit,
    affiliate,
    close_unit,
    end_affiliation,
    move_unit,
    open_county,
    open_unit,
)

__all__ = [
    "Filled", "Posted", "add_unit", "affiliate", "appoint", "change_mail_address", "close_account", "close_seat", "close_unit",
    "end_affiliation", "end_body", "enter_person", "fill_formation", "form_body", "give_role", "hand_over", "move_unit",
    "open_account", "open_county", "open_seat", "open_unit", "post_people", "relieve", "set_password", "take_role",
]  # fmt: skip
