"""What people do with chains: open them, enter enterprises and place them, keep the plan, trade with one another."""

from __future__ import annotations

from silian.chains.actions.chains import close_chain, open_chain, seat_committee
from silian.chains.actions.checking import check_map
from silian.chains.actions.deals import confirm_deal, propose_deal, reconsider_deal
from silian.chains.actions.dialogues import end_dialogue, join_dialogue, open_dialogue, say
from silian.chains.actions.documents import add_document
from silian.chains.actions.drawing import MakerPlan, NodePlan, draw_map
from silian.chains.actions.enterprises import correct_credit_code, enter_enterprise, leave_chain, place_enterprise
from silian.chains.actions.importing import Change, bring_in_map, undo_map_import
from silian.chains.actions.known import load_classification, load_regions
from silian.chains.actions.map import add_node, check_node_place, draw_edge, end_on_map, place_on_node
from silian.chains.actions.matching import say_no_match, take_back_no_match
from silian.chains.actions.plan import add_plan_task, amend_plan_task, complete_plan_task, drop_plan_task
from silian.chains.actions.postings import fill_posting, post_on_market, renew_posting, withdraw_posting
from silian.chains.actions.profiles import accept_profile, amend_enterprise, decline_profile
from silian.chains.actions.targets import add_target, add_target_evidence, end_target, follow_target
from silian.chains.actions.verdicts import say_no_gap, take_back_no_gap

__all__ = [
    "Change", "MakerPlan", "NodePlan", "accept_profile", "add_document", "add_node", "add_plan_task", "add_target",
    "add_target_evidence", "amend_enterprise", "amend_plan_task", "bring_in_map", "check_map", "check_node_place", "close_chain",
    "complete_plan_task", "confirm_deal", "correct_credit_code", "decline_profile", "draw_edge", "draw_map",
    "drop_plan_task", "end_dialogue", "end_on_map", "end_target", "enter_enterprise", "fill_posting", "follow_target",
    "join_dialogue", "leave_chain", "load_classification", "load_regions", "open_chain", "open_dialogue",
    "place_enterprise", "place_on_node", "post_on_market", "propose_deal", "reconsider_deal", "renew_posting", "say",
    "say_no_gap", "say_no_match", "seat_committee", "take_back_no_gap", "take_back_no_match", "undo_map_import",
    "withdraw_posting",
]  # fmt: skip
