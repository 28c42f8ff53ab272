"""What the views of this room share: how forms are asked, and keys that come in an address."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias
from uuid import UUID

FORM = ("GET", "HEAD", "POST")
Told: TypeAlias = Mapping[str, Any]


def key_of(text: str) -> UUID | None:
    """The key in an address, or None where somebody has written something else."""
    try:
        return UUID(text)
    except ValueError:
        return None
