"""What of this room has a due day."""

from __future__ import annotations

from silian.meetings.reminders import meeting  # noqa: F401 - it registers what it declares
