"""What people do with chains: open them, enter enterprises and place them, keep the plan."""

from __future__ import annotations

from silian.chains.actions.chains import close_chain, open_chain, seat_committee
from silian.chains.actions.enterprises import amend_enterprise, enter_enterprise, leave_chain, place_enterprise
from silian.chains.actions.plan import add_plan_task, complete_plan_task

__all__ = [
    "add_plan_task", "amend_enterprise", "close_chain", "complete_plan_task", "enter_enterprise", "leave_chain",
    "open_chain", "place_enterprise", "seat_committee",
]  # fmt: skip
