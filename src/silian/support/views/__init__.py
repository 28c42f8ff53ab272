"""The room's pages."""

from __future__ import annotations

from silian.support.views.checklists import claim_item, end_checklist, show_checklist, take_item_step
from silian.support.views.files import claim_file, payment_file, visit_file
from silian.support.views.funds import list_funds, pay, reverse_payment, settle_source, show_commitment, show_payment
from silian.support.views.groups import (
    complete_errand,
    end_group,
    list_groups,
    open_errand,
    open_group,
    show_group,
)
from silian.support.views.guides import (
    end_posting,
    hand_over_posting,
    post_guide,
    show_coverage,
    show_my_enterprises,
)
from silian.support.views.pairing import end_pairing, hand_over, list_pairings, pair
from silian.support.views.recording import ask_answers, find_enterprises, record_visit
from silian.support.views.visits import add_helped, list_visits, raise_need, show_visit

__all__ = [
    "add_helped", "ask_answers", "claim_file", "claim_item", "complete_errand", "end_checklist", "end_group",
    "end_pairing", "end_posting", "find_enterprises", "hand_over", "hand_over_posting", "list_funds", "list_groups",
    "list_pairings", "list_visits", "open_errand", "open_group", "pair", "pay", "payment_file", "post_guide",
    "raise_need", "record_visit", "reverse_payment", "settle_source", "show_checklist", "show_commitment",
    "show_coverage", "show_group", "show_my_enterprises", "show_payment", "show_visit", "take_item_step", "visit_file",
]  # fmt: skip
