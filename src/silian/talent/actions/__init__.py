"""What people do about talents: the catalogue, recruiting, classes, party work in enterprises."""

from __future__ import annotations

from silian.talent.actions.activities import Held, hold_activities, strike_activity
from silian.talent.actions.catalogue import (
    decline_opening,
    list_opening,
    move_deadline,
    propose_opening,
    retract_opening,
    strike_opening,
)
from silian.talent.actions.honours import confer, revoke_honour, withhold_honour
from silian.talent.actions.members import become, end_development, enter_applicant
from silian.talent.actions.posts import end_model_post, name_model_post
from silian.talent.actions.recruiting import record_leaving, recruit
from silian.talent.actions.training import cancel_class, enrol, finish_class, open_class

__all__ = [
    "Held", "become", "cancel_class", "confer", "decline_opening", "end_development", "end_model_post", "enrol",
    "enter_applicant", "finish_class", "hold_activities", "list_opening", "move_deadline", "name_model_post",
    "open_class", "propose_opening", "record_leaving", "recruit", "retract_opening", "revoke_honour",
    "strike_activity", "strike_opening", "withhold_honour",
]  # fmt: skip
