"""Prose: kept as it was written, because full-width punctuation is right in Chinese."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .cells import NOTHING, Cell


def text(cell: Cell) -> Any:
    """The text without blanks at its ends; None for nothing and its signs `/`, `—`, `无`."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    words = str(value).strip()
    return None if not words or NOTHING.fullmatch(words) else words
