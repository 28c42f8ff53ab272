"""Lending: products, loans with their terms and changes, repayments, grades, and what banks report."""

from __future__ import annotations

from silian.credit.models.lending.grading import Circumstance, CircumstanceKind, Classification, ClassifiedDay
from silian.credit.models.lending.intention import Intention
from silian.credit.models.lending.loan import METHODS, Amendment, AmendmentKind, Loan
from silian.credit.models.lending.product import Product, ProductRate
from silian.credit.models.lending.repayment import Repayment
from silian.credit.models.lending.report import BankReport, ReportedBalance

__all__ = [
    "METHODS",
    "Amendment",
    "AmendmentKind",
    "BankReport",
    "Circumstance",
    "CircumstanceKind",
    "Classification",
    "ClassifiedDay",
    "Intention",
    "Loan",
    "Product",
    "ProductRate",
    "Repayment",
    "ReportedBalance",
]  # fmt: skip
