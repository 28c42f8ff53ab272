"""How the records of this room go."""

from __future__ import annotations

from silian.credit.lifecycle.lending import (
    APPLIED,
    APPROVED,
    ENDED,
    LOAN,
    REACHED,
    REFUSED,
    REPAYING,
    ROAD,
    SETTLED,
    SIGNED,
    SURVEYED,
    WITHDRAWN,
)

__all__ = [
    "APPLIED", "APPROVED", "ENDED", "LOAN", "REACHED", "REFUSED", "REPAYING", "ROAD", "SETTLED", "SIGNED", "SURVEYED",
    "WITHDRAWN",
]  # fmt: skip
