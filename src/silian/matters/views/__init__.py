"""The pages of the matters."""

from __future__ import annotations

from silian.matters.views.bulk import take_step_on_many
from silian.matters.views.files import download
from silian.matters.views.item import show_matter
from silian.matters.views.ledger import forget_view, keep_view, show_ledger
from silian.matters.views.public import choose_board, follow, raise_in_public, show_board, show_receipt
from silian.matters.views.raising import ask_answers, find_units, raise_one
from silian.matters.views.steps import list_people, take_step

__all__ = [
    "ask_answers", "choose_board", "download", "find_units", "follow", "forget_view", "keep_view", "list_people",
    "raise_in_public", "raise_one", "show_board", "show_ledger", "show_matter", "show_receipt", "take_step",
    "take_step_on_many",
]  # fmt: skip
