"""Meetings: who sits, what stands on the agenda, who is there, how they vote, what they resolve, and the minutes."""

from __future__ import annotations

from silian.meetings.models.attendance import Attendance
from silian.meetings.models.meeting import AgendaItem, Meeting, Organ, Sitting
from silian.meetings.models.outcome import Commitment, Minutes, Resolution
from silian.meetings.models.voting import Elector, Vote

__all__ = [
    "AgendaItem", "Attendance", "Commitment", "Elector", "Meeting", "Minutes", "Organ", "Resolution", "Sitting", "Vote",
]  # fmt: skip
