"""The pages of the room: chains, enterprises, a chain's plan, supply and demand, and the forms of their deeds."""

from __future__ import annotations

from silian.chains.views.chains import close_chain, list_chains, open_chain, show_chain
from silian.chains.views.dialogues import list_dialogues, say, show_dialogue, take_dialogue_step
from silian.chains.views.enterprises import enter_enterprise, leave, list_enterprises, place, show_enterprise
from silian.chains.views.map import show_map, show_node
from silian.chains.views.mapping import (
    add_node,
    check_map,
    check_node_place,
    draw_edge,
    end_on_map,
    place_on_node,
    plan_for_node,
    say_no_gap,
    take_back_no_gap,
)
from silian.chains.views.matching import say_no_match, show_matches, take_back_no_match
from silian.chains.views.mine import show_mine
from silian.chains.views.plan import add_task, amend_task, complete_task, drop_task, show_plan
from silian.chains.views.postings import list_postings, open_dialogue, post, show_posting, take_posting_step
from silian.chains.views.profiles import add_document, amend, decide_profile, hand_out_document
from silian.chains.views.sourcing import show_sourcing
from silian.chains.views.targets import add_target, add_target_evidence, end_target, follow_target, list_targets
from silian.chains.views.what_if import show_what_if

__all__ = [
    "add_document", "add_node", "add_target", "add_target_evidence", "add_task", "amend", "amend_task", "check_map",
    "check_node_place", "close_chain", "complete_task", "decide_profile", "draw_edge", "drop_task", "end_on_map",
    "end_target", "enter_enterprise", "follow_target", "hand_out_document", "leave", "list_chains", "list_dialogues",
    "list_enterprises", "list_postings", "list_targets", "open_chain", "open_dialogue", "place", "place_on_node",
    "plan_for_node", "post", "say", "say_no_gap", "say_no_match", "show_chain", "show_dialogue", "show_enterprise",
    "show_map", "show_matches", "show_mine", "show_node", "show_plan", "show_posting", "show_sourcing",
    "show_what_if", "take_back_no_gap", "take_back_no_match", "take_dialogue_step", "take_posting_step",
]  # fmt: skip
