"""What can be counted: meetings that deliberate, open inquiry sessions, the notice board."""

from __future__ import annotations

from silian.meetings.facts import meeting  # noqa: F401 - it registers what it declares
