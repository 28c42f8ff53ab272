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
from silian.credit.actions.supporting import (
    claw_back,
    compensate_loss,
    draw_up_batch,
    enter_tenants,
    guarantee_loan,
    leave_park,
    match_need,
    open_fund,
    pay_batch,
    pay_into_fund,
    recover_loss,
    reduce_fees,
    review_batch,
    send_back_batch,
    submit_batch,
)

__all__ = [
    "apply_for_loan", "approve_loan", "classify_loans", "claw_back", "clear_circumstance", "close_intention",
    "compensate_loss", "disburse_loan", "draw_up_batch", "enter_tenants", "extend_loan", "guarantee_loan",
    "leave_park", "lift_grade", "match_need", "observe_circumstance", "open_fund", "pay_batch", "pay_into_fund",
    "plan_loan", "record_repayment", "recover_loss", "reduce_fees", "refuse_loan", "repay_early", "report_loans",
    "reprice_loan", "restructure_loan", "review_batch", "send_back_batch", "settle_loan", "sign_loan", "submit_batch",
    "survey_loan", "withdraw_loan",
]  # fmt: skip
