"""What of this room has a due day."""

from __future__ import annotations

from silian.meetings.reminders import inquiry, meeting  # noqa: F401 - they register what they declare
