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
from silian.credit.models.promise import Promise
from silian.credit.models.rating import Colour, Consent, Opinion, Rating, Reason
from silian.credit.models.roster import Borrower, CreditLine, EntityKind, Segment
from silian.credit.models.scoring import Card, Score
from silian.credit.models.supporting import (
    ClawBack,
    FeeKind,
    FeeReduction,
    Fund,
    FundDeposit,
    Guarantee,
    LossKind,
    LossMovement,
    LossPart,
    NeedMatch,
    ParkTenant,
    SubsidyBatch,
    SubsidyReview,
    SubsidyRow,
)
from silian.credit.models.visiting import HomeVisit

__all__ = [
    "Amendment", "AmendmentKind", "BankReport", "Borrower", "Card", "Circumstance", "CircumstanceKind",
    "Classification", "ClassifiedDay", "ClawBack", "Colour", "Consent", "CreditLine", "EntityKind", "FeeKind",
    "FeeReduction", "Fund", "FundDeposit", "Guarantee", "HomeVisit", "Intention", "Loan", "LossKind", "LossMovement",
    "LossPart", "NeedMatch", "Opinion", "ParkTenant", "Product", "ProductRate", "Promise", "Rating", "Reason", "Repayment",
    "ReportedBalance", "Score", "Segment", "SubsidyBatch", "SubsidyReview", "SubsidyRow",
]  # fmt: skip
