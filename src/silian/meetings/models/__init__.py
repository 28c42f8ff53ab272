"""Meetings that deliberate, and open inquiry sessions with the notice board and the filings that come of them."""

from __future__ import annotations

from silian.meetings.models.attendance import Attendance
from silian.meetings.models.board import BoardPost, Filing, Objection
from silian.meetings.models.inquiry import Inquiry, InquirySession, Invitation, Invitee
from silian.meetings.models.meeting import AgendaItem, Meeting, Organ, Sitting
from silian.meetings.models.outcome import Commitment, Minutes, Resolution
from silian.meetings.models.villagers import Delegate, Village, VillagersGroup
from silian.meetings.models.voting import Elector, Vote

__all__ = [
    "AgendaItem", "Attendance", "BoardPost", "Commitment", "Delegate", "Elector", "Filing", "Inquiry", "InquirySession",
    "Invitation", "Invitee", "Meeting", "Minutes", "Objection", "Organ", "Resolution", "Sitting", "Village",
    "VillagersGroup", "Vote",
]  # fmt: skip
