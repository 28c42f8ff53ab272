"""How the records of this room go on: a meeting that deliberates, and an open inquiry session with what comes of it."""

from __future__ import annotations

from silian.meetings.lifecycle.board import FILING, POST
from silian.meetings.lifecycle.inquiry import INQUIRY, SESSION
from silian.meetings.lifecycle.meeting import (
    BEFORE_THE_END,
    CANCELLED,
    CONCLUDED,
    IN_SESSION,
    ISSUED,
    LIFECYCLE,
    MAIN_ROAD,
    NOT_ISSUED,
    PLANNED,
)

__all__ = [
    "BEFORE_THE_END", "CANCELLED", "CONCLUDED", "FILING", "INQUIRY", "IN_SESSION", "ISSUED", "LIFECYCLE", "MAIN_ROAD",
    "NOT_ISSUED", "PLANNED", "POST", "SESSION",
]  # fmt: skip
