"""The room's pages."""

from __future__ import annotations

from silian.societies.views.societies import list_societies, show_public_page, show_society
from silian.societies.views.steps import (
    add_talk,
    add_task,
    begin_collaboration,
    begin_society,
    end_collaboration,
    enrol_members,
    leave_society,
    plan_event,
    take_event_step,
    take_society_step,
    take_task_step,
)

__all__ = [
    "add_talk", "add_task", "begin_collaboration", "begin_society", "end_collaboration", "enrol_members", "leave_society",
    "list_societies", "plan_event", "show_public_page", "show_society", "take_event_step", "take_society_step",
    "take_task_step",
]  # fmt: skip
