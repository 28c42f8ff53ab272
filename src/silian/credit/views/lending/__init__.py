"""The pages of lending: products, loans and their steps, arrears, planned loans, banks' files."""

from __future__ import annotations

from silian.credit.views.lending.loan import print_plan, show_loan
from silian.credit.views.lending.loans import list_arrears, list_loans
from silian.credit.views.lending.planned import close_planned, list_planned, plan_loan, show_planned
from silian.credit.views.lending.products import list_products, show_product
from silian.credit.views.lending.reports import list_reports, show_report
from silian.credit.views.lending.steps import apply, take_step

__all__ = [
    "apply", "close_planned", "list_arrears", "list_loans", "list_planned", "list_products", "list_reports", "plan_loan",
    "print_plan", "show_loan", "show_planned", "show_product", "show_report", "take_step",
]  # fmt: skip
