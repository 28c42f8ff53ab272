"""What people do: pair leaders with enterprises, record visits, serve a landing enterprise, pay what was committed."""

from __future__ import annotations

from silian.support.actions.checklists import (
    claim_item,
    end_checklist,
    fall_back,
    open_checklists,
    send_back_item,
    verify_item,
)
from silian.support.actions.funds import pay, reverse_payment, settle_source
from silian.support.actions.groups import complete_errand, end_group, open_errand, open_group
from silian.support.actions.guides import end_posting, hand_over_posting, post_guides
from silian.support.actions.pairing import end_pairing, hand_over, pair
from silian.support.actions.visits import Need, add_helped, raise_need, record_visit

__all__ = [
    "Need", "add_helped", "claim_item", "complete_errand", "end_checklist", "end_group", "end_pairing", "end_posting",
    "fall_back", "hand_over", "hand_over_posting", "open_checklists", "open_errand", "open_group", "pair", "pay",
    "post_guides", "raise_need", "record_visit", "reverse_payment", "send_back_item", "settle_source", "verify_item",
]  # fmt: skip
