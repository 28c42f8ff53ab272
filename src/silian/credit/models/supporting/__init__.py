"""Support for borrowers: subsidy, guarantees, fees, their parks, and the products matched to their needs."""

from __future__ import annotations

from silian.credit.models.supporting.fees import FeeKind, FeeReduction
from silian.credit.models.supporting.guarantee import Fund, FundDeposit, Guarantee, LossKind, LossMovement, LossPart
from silian.credit.models.supporting.needs import NeedMatch
from silian.credit.models.supporting.subsidy import ClawBack, SubsidyBatch, SubsidyReview, SubsidyRow
from silian.credit.models.supporting.tenants import ParkTenant

__all__ = [
    "ClawBack", "FeeKind", "FeeReduction", "Fund", "FundDeposit", "Guarantee", "LossKind", "LossMovement", "LossPart",
    "NeedMatch", "ParkTenant", "SubsidyBatch", "SubsidyReview", "SubsidyRow",
]  # fmt: skip
