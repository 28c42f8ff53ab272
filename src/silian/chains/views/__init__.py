"""The pages of the room: the chains, one chain, one enterprise, and the forms of their deeds."""

from __future__ import annotations

from silian.chains.views.chains import list_chains, open_chain, show_chain
from silian.chains.views.enterprises import enter_enterprise, leave, list_enterprises, place, show_enterprise
from silian.chains.views.plan import add_task, amend_task, complete_task, drop_task, show_plan

__all__ = [
    "add_task", "amend_task", "complete_task", "drop_task", "enter_enterprise", "leave", "list_chains",
    "list_enterprises", "open_chain", "place", "show_chain", "show_enterprise", "show_plan",
]  # fmt: skip
