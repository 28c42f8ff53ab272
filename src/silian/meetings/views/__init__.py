"""The pages of the room: meetings that deliberate, inquiry sessions, the village notice board, filings."""

from __future__ import annotations

from silian.meetings.views.board import (
    answer_objection,
    draft_post,
    list_posts,
    post_photo,
    show_post,
    take_post_step,
)
from silian.meetings.views.deeds import (
    act_on_item,
    act_on_resolution,
    act_on_vote,
    mark_attendance,
    name_substitute,
    open_vote,
    take_in_agenda,
)
from silian.meetings.views.filings import list_filings, show_filing, take_filing_step
from silian.meetings.views.inquiries import call_session, list_sessions, show_screen, show_session, take_session_step
from silian.meetings.views.inquiring import act_on_inquiry, ask_inquiry, invite, mark_presence, renew_invitees
from silian.meetings.views.meetings import list_meetings, plan_meeting, show_meeting
from silian.meetings.views.minutes import show_minutes
from silian.meetings.views.public_board import list_boards, object_to, show_village_board
from silian.meetings.views.steps import add_item, take_step
from silian.meetings.views.villagers import elect_delegate, end_delegate, enter_group, list_delegates

__all__ = [
    "act_on_inquiry", "act_on_item", "act_on_resolution", "act_on_vote", "add_item", "answer_objection", "ask_inquiry",
    "call_session", "draft_post", "elect_delegate", "end_delegate", "enter_group", "invite", "list_boards",
    "list_delegates", "list_filings", "list_meetings", "list_posts", "list_sessions", "mark_attendance", "mark_presence",
    "name_substitute", "object_to", "open_vote", "plan_meeting", "post_photo", "renew_invitees", "show_filing",
    "show_meeting", "show_minutes", "show_post", "show_screen", "show_session", "show_village_board", "take_filing_step",
    "take_in_agenda", "take_post_step", "take_session_step", "take_step",
]  # fmt: skip
