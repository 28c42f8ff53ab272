"""Societies with the tasks of their preparation and their members; events, talks and collaborations."""

from __future__ import annotations

from silian.societies.models.exchange import Collaboration, Event, Talk
from silian.societies.models.society import Member, Society, Task

__all__ = ["Collaboration", "Event", "Member", "Society", "Talk", "Task"]
