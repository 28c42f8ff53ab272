"""The room's pages."""

from __future__ import annotations

from silian.support.views.files import payment_file, visit_file
from silian.support.views.funds import list_funds, pay, reverse_payment, settle_source, show_commitment, show_payment
from silian.support.views.groups import (
    complete_errand,
    end_group,
    list_groups,
    open_errand,
    open_group,
    show_group,
)
from silian.support.views.pairing import end_pairing, hand_over, list_pairings, pair
from silian.support.views.recording import ask_answers, find_enterprises, record_visit
from silian.support.views.visits import add_helped, list_visits, raise_need, show_visit

__all__ = [
    "add_helped", "ask_answers", "complete_errand", "end_group", "end_pairing", "find_enterprises", "hand_over", "list_funds",
    "list_groups", "list_pairings", "list_visits", "open_errand", "open_group", "pair", "pay", "payment_file", "raise_need",
    "record_visit", "reverse_payment", "settle_source", "show_commitment", "show_group", "show_payment", "show_visit",
    "visit_file",
]  # fmt: skip
