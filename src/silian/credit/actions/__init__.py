"""What people do in this room; each file is one story, imported by its name."""

from __future__ import annotations

from silian.credit.actions.lending import (
    apply_for_loan,
    approve_loan,
    classify_loans,
    clear_circumstance,
    close_intention,
    disburse_loan,
    extend_loan,
    lift_grade,
    observe_circumstance,
    plan_loan,
    record_repayment,
    refuse_loan,
    repay_early,
    report_loans,
    reprice_loan,
    restructure_loan,
    settle_loan,
    sign_loan,
    survey_loan,
    withdraw_loan,
)

__all__ = [
    "apply_for_loan", "approve_loan", "classify_loans", "clear_circumstance", "close_intention", "disburse_loan",
    "extend_loan", "lift_grade", "observe_circumstance", "plan_loan", "record_repayment", "refuse_loan",
    "repay_early", "report_loans", "reprice_loan", "restructure_loan", "settle_loan", "sign_loan", "survey_loan",
    "withdraw_loan",
]  # fmt: skip
