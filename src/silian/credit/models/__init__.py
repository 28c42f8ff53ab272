"""Who may borrow and how far: borrowers and their credit lines."""

from __future__ import annotations

from silian.credit.models.roster import Borrower, CreditLine, EntityKind, Segment

__all__ = ["Borrower", "CreditLine", "EntityKind", "Segment"]
