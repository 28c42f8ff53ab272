"""What people do with societies: prepare and found them, enrol members, hold events, give talks, collaborate."""

from __future__ import annotations

from silian.societies.actions.exchange import (
    add_talk,
    begin_collaboration,
    cancel_event,
    end_collaboration,
    hold_event,
    plan_event,
)
from silian.societies.actions.members import enrol_members, leave_society
from silian.societies.actions.preparing import (
    add_task,
    begin_society,
    complete_task,
    dissolve,
    drop_task,
    found,
    move_task,
    reopen_task,
)

__all__ = [
    "add_talk", "add_task", "begin_collaboration", "begin_society", "cancel_event", "complete_task", "dissolve", "drop_task",
    "end_collaboration", "enrol_members", "found", "hold_event", "leave_society", "move_task", "plan_event", "reopen_task",
]  # fmt: skip
