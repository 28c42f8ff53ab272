"""Prose: kept as it was written, because full-width punctuation is right in Chinese."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from .cells import NOTHING, Cell


def text(cell: Cell) -> Any:
    """The text without blanks at its ends and without what no database can carry; None for nothing: `/`, `—`, `无`."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    words = "".join(c for c in str(value) if c.isprintable() or c in "\n\t").strip()
    return None if not words or NOTHING.fullmatch(words) else words
