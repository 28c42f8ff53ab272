"""How a quarter's subsidy batch goes: drawn up, before the offices one after another, approved, paid; or sent back."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.credit.permissions import PAY_SUBSIDY, REVIEW_SUBSIDY, SUBSIDISE
from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step

DRAWN_UP = State("drawn_up", _("已编制"))
UNDER_REVIEW = State("under_review", _("审核中"))
PASSED = State("passed", _("审核通过"))
PAID = State("paid", _("已拨付"), final=True)
SENT_BACK = State("sent_back", _("已退回"), final=True)


def something_is_asked(batch: Any, by: Actor) -> str | None:
    return None if batch.rows.exists() else gettext("这一批没有可贴息的贷款，不用送审。")


def not_twice_by_one(batch: Any, by: Actor) -> str | None:
    """The offices look at it one after another, each through somebody of its own."""
    return gettext("您已代表一个部门审核过这一批，其他部门要由别人审核。") if batch.reviewed_by(by) else None


SUBSIDY = Lifecycle(
    states=(DRAWN_UP, UNDER_REVIEW, PASSED, PAID, SENT_BACK),
    steps=(
        Step(
            "submit", _("送审"), frozenset({DRAWN_UP}), UNDER_REVIEW, needs=SUBSIDISE, guards=(something_is_asked,)
        ),
        Step(
            "review", _("审核通过"), frozenset({UNDER_REVIEW}), None, needs=REVIEW_SUBSIDY, guards=(not_twice_by_one,)
        ),
        Step("pass", _("全部通过"), frozenset({UNDER_REVIEW}), PASSED, needs=REVIEW_SUBSIDY, hidden=True),
        Step(
            "send_back", _("退回"), frozenset({UNDER_REVIEW}), SENT_BACK, needs=REVIEW_SUBSIDY,
            guards=(not_twice_by_one,),
        ),
        Step("pay", _("拨付"), frozenset({PASSED}), PAID, needs=PAY_SUBSIDY),
        Step("claw_back", _("追回"), frozenset({PAID}), None, needs=PAY_SUBSIDY, hidden=True),
    ),
)  # fmt: skip
