"""What can be counted: meetings that deliberate, open inquiry sessions, the notice board."""

from __future__ import annotations

from silian.meetings.facts import inquiry  # noqa: F401 - it registers what it declares
from silian.meetings.facts.meeting import COMMITMENT, DELIBERATED_MATTER, MEETING, deliberated_rounds_at

__all__ = ["COMMITMENT", "DELIBERATED_MATTER", "MEETING", "deliberated_rounds_at"]
