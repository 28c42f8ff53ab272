"""What can be counted: meetings that deliberate, open inquiry sessions, the notice board."""

from __future__ import annotations

from silian.meetings.facts import inquiry, meeting  # noqa: F401 - they register what they declare
