"""The pages of the room: the catalogue, recruits, classes, party work, and the forms of their deeds."""

from __future__ import annotations

from silian.talent.views.activities import enter_activity, list_activities, show_activity, strike_activity
from silian.talent.views.catalogue import list_openings, propose, show_opening, take_opening_step
from silian.talent.views.classes import list_classes, open_class, show_class, take_class_step
from silian.talent.views.honours import (
    confer,
    list_honours,
    revoke_honour,
    show_honour,
    show_public_honours,
    withhold_honour,
)
from silian.talent.views.members import enter_applicant, show_member, take_member_step
from silian.talent.views.party import end_post, name_post, show_party_work
from silian.talent.views.recruiting import leave, list_recruits, recruit, show_recruit

__all__ = [
    "confer", "end_post", "enter_activity", "enter_applicant", "leave", "list_activities", "list_classes",
    "list_honours", "list_openings", "list_recruits", "name_post", "open_class", "propose", "recruit", "revoke_honour",
    "show_activity", "show_class", "show_honour", "show_member", "show_opening", "show_party_work",
    "show_public_honours", "show_recruit", "strike_activity", "take_class_step", "take_member_step",
    "take_opening_step", "withhold_honour",
]  # fmt: skip
