"""What people do with meetings and inquiry sessions. Each deed asks its permission, checks its rules, writes one line."""

from __future__ import annotations

from silian.meetings.actions.agenda import add_item, fill_agenda, put_off_item, record_discussion, remove_item
from silian.meetings.actions.asking import answer, ask, leave_unanswered, promise, take_back
from silian.meetings.actions.attendance import record_all_present, record_attendance, renew_roll
from silian.meetings.actions.board import add_photo, answer_objection, draft_post, post, raise_objection, take_down
from silian.meetings.actions.calling import call_off, call_session, invite, renew_invitees
from silian.meetings.actions.deciding import Settled, resolve, settle_resolution, strike_resolution
from silian.meetings.actions.following import confirm, receive_filing, take_receipt
from silian.meetings.actions.inquiry_session import close_session, mark_all_present, mark_presence, open_session
from silian.meetings.actions.minutes import correct_minutes, issue_minutes
from silian.meetings.actions.planning import cancel_meeting, plan_meeting, reschedule_meeting
from silian.meetings.actions.session import conclude_meeting, convene_meeting
from silian.meetings.actions.villagers import elect_delegate, end_delegate, enter_delegates, enter_group
from silian.meetings.actions.voting import close_vote, open_vote, void_vote

__all__ = [
    "Settled", "add_item", "add_photo", "answer", "answer_objection", "ask", "call_off", "call_session",
    "cancel_meeting", "close_session", "close_vote", "conclude_meeting", "confirm", "convene_meeting",
    "correct_minutes", "draft_post", "elect_delegate", "end_delegate", "enter_delegates", "enter_group",
    "fill_agenda", "invite", "issue_minutes", "leave_unanswered", "mark_all_present", "mark_presence",
    "open_session", "open_vote", "plan_meeting", "post", "promise", "put_off_item", "raise_objection",
    "receive_filing", "record_all_present", "record_attendance", "record_discussion", "remove_item",
    "renew_invitees", "renew_roll", "reschedule_meeting", "resolve", "settle_resolution", "strike_resolution",
    "take_back", "take_down", "take_receipt", "void_vote",
]  # fmt: skip
