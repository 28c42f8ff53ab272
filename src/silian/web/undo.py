"""A toast that says what was done and can take it back: for read marks and the like, never for a decision."""

from __future__ import annotations

from typing import Any

from django.contrib import messages

UNDO = "undo:"


def done(request: Any, words: str, undo: str) -> None:
    """Says `words` in a toast with 撤回, which posts to the address `undo`."""
    messages.success(request, words, extra_tags=f"{UNDO}{undo}")
