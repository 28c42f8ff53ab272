"""Who may borrow and how far: borrowers and their credit lines."""

from __future__ import annotations

from silian.credit.models.lending import (
    Amendment,
    AmendmentKind,
    BankReport,
    Circumstance,
    CircumstanceKind,
    Classification,
    ClassifiedDay,
    Intention,
    Loan,
    Product,
    ProductRate,
    Repayment,
    ReportedBalance,
)
from silian.credit.models.rating import Colour, Consent, Opinion, Rating, Reason
from silian.credit.models.roster import Borrower, CreditLine, EntityKind, Segment
from silian.credit.models.scoring import Card, Score
from silian.credit.models.visiting import HomeVisit

__all__ = [
    "Amendment", "AmendmentKind", "BankReport", "Borrower", "Card", "Circumstance", "CircumstanceKind",
    "Classification", "ClassifiedDay", "Colour", "Consent", "CreditLine", "EntityKind", "HomeVisit", "Intention",
    "Loan", "Opinion", "Product", "ProductRate", "Rating", "Reason", "Repayment", "ReportedBalance", "Score",
    "Segment",
]  # fmt: skip
