"""What people do about subsidy, guarantees, fees, parks and financing needs."""

from __future__ import annotations

from silian.credit.actions.supporting.fees import Reduction, reduce_fees
from silian.credit.actions.supporting.guaranteeing import (
    compensate_loss,
    guarantee_loan,
    open_fund,
    pay_into_fund,
    recover_loss,
)
from silian.credit.actions.supporting.matching import match_need
from silian.credit.actions.supporting.reviewing import claw_back, pay_batch, review_batch, send_back_batch
from silian.credit.actions.supporting.subsidising import draw_up_batch, submit_batch
from silian.credit.actions.supporting.tenants import enter_tenants, leave_park

__all__ = [
    "Reduction", "claw_back", "compensate_loss", "draw_up_batch", "enter_tenants", "guarantee_loan", "leave_park", "match_need",
    "open_fund", "pay_batch", "pay_into_fund", "recover_loss", "reduce_fees", "review_batch", "send_back_batch",
    "submit_batch",
]  # fmt: skip
