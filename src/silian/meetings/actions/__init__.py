"""What people do with meetings. Each deed asks its permission, checks its rules and writes one line about the meeting."""

from __future__ import annotations

from silian.meetings.actions.agenda import add_item, fill_agenda, put_off_item, record_discussion, remove_item
from silian.meetings.actions.attendance import record_all_present, record_attendance, renew_roll
from silian.meetings.actions.deciding import Settled, resolve, settle_resolution, strike_resolution
from silian.meetings.actions.minutes import correct_minutes, issue_minutes
from silian.meetings.actions.planning import cancel_meeting, plan_meeting, reschedule_meeting
from silian.meetings.actions.session import conclude_meeting, convene_meeting
from silian.meetings.actions.voting import close_vote, open_vote, void_vote

__all__ = [
    "Settled", "add_item", "cancel_meeting", "close_vote", "conclude_meeting", "convene_meeting", "correct_minutes",
    "fill_agenda", "issue_minutes", "open_vote", "plan_meeting", "put_off_item", "record_all_present",
    "record_attendance", "record_discussion", "remove_item", "renew_roll", "reschedule_meeting", "resolve",
    "settle_resolution", "strike_resolution", "void_vote",
]  # fmt: skip
