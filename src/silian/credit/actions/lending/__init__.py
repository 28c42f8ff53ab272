"""What people do about loans."""

from __future__ import annotations

from silian.credit.actions.lending.amending import extend_loan, repay_early, reprice_loan, restructure_loan
from silian.credit.actions.lending.applying import (
    apply_for_loan,
    approve_loan,
    refuse_loan,
    sign_loan,
    survey_loan,
    withdraw_loan,
)
from silian.credit.actions.lending.classifying import (
    classify_loans,
    clear_circumstance,
    lift_grade,
    observe_circumstance,
)
from silian.credit.actions.lending.intending import close_intention, plan_loan
from silian.credit.actions.lending.repaying import disburse_loan, record_repayment, settle_loan
from silian.credit.actions.lending.reporting import report_loans

__all__ = [
    "apply_for_loan", "approve_loan", "classify_loans", "clear_circumstance", "close_intention", "disburse_loan",
    "extend_loan", "lift_grade", "observe_circumstance", "plan_loan", "record_repayment", "refuse_loan", "repay_early",
    "report_loans", "reprice_loan", "restructure_loan", "settle_loan", "sign_loan", "survey_loan", "withdraw_loan",
]  # fmt: skip
