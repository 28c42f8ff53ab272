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
from silian.credit.models.roster import Borrower, CreditLine, EntityKind, Segment

__all__ = [
    "Amendment", "AmendmentKind", "BankReport", "Borrower", "Circumstance", "CircumstanceKind", "Classification",
    "ClassifiedDay", "CreditLine", "EntityKind", "Intention", "Loan", "Product", "ProductRate", "Repayment",
    "ReportedBalance", "Segment",
]  # fmt: skip
