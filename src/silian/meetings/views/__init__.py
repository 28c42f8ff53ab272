"""The pages of the room: the list, a meeting, the forms of its deeds, its minutes."""

from __future__ import annotations

from silian.meetings.views.deeds import (
    act_on_item,
    act_on_resolution,
    act_on_vote,
    mark_attendance,
    name_substitute,
    open_vote,
    take_in_agenda,
)
from silian.meetings.views.meetings import list_meetings, plan_meeting, show_meeting
from silian.meetings.views.minutes import show_minutes
from silian.meetings.views.steps import add_item, take_step

__all__ = [
    "act_on_item", "act_on_resolution", "act_on_vote", "add_item", "list_meetings", "mark_attendance", "name_substitute",
    "open_vote", "plan_meeting", "show_meeting", "show_minutes", "take_in_agenda", "take_step",
]  # fmt: skip
