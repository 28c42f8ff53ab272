"""How the rating of one borrower goes 整村授信: from the roster to the signed line, or to a refusal with its reason.

What has been drawn 用信 stands with the loans and is no state here.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from silian.credit.permissions import APPROVE, CHECK, COLLECT, SIGN
from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step

TO_COLLECT = State("to_collect", _("待采集"))
COLLECTED = State("collected", _("已采集"))
REVIEWING = State("reviewing", _("评议中"))
REVIEWED = State("reviewed", _("已评议"))
CHECKED = State("checked", _("已初审"))
RECHECKED = State("rechecked", _("已复审"))
GRANTED = State("granted", _("已授信"))
SIGNED_UP = State("signed_up", _("已签约"), final=True)
NOT_GRANTED = State("not_granted", _("未授信"), final=True)

# The stages of the funnel, in which field the day stands on which each was reached.
FUNNEL = {
    COLLECTED.name: "collected_on", REVIEWED.name: "reviewed_on", CHECKED.name: "checked_on",
    RECHECKED.name: "rechecked_on", GRANTED.name: "granted_on", SIGNED_UP.name: "signed_on",
}  # fmt: skip
IN_THE_VILLAGE = frozenset({TO_COLLECT, COLLECTED, REVIEWING, REVIEWED})
IN_REVIEW = frozenset({REVIEWING})


def checked_by_another(rating: Any, by: Actor) -> str | None:
    """Four eyes: who made the first review does not make the second."""
    return _now("初审和复审不能是同一个人，请另一位审核人办理。") if rating.checked_by == by.id else None


RATING = Lifecycle(
    states=(
        TO_COLLECT, COLLECTED, REVIEWING, REVIEWED, CHECKED, RECHECKED, GRANTED, SIGNED_UP, NOT_GRANTED,
    ),
    steps=(
        Step("collect", _("采集"), frozenset({TO_COLLECT, COLLECTED}), COLLECTED, needs=COLLECT),
        Step("enlist", _("列入白名单或灰名单"), frozenset({COLLECTED}), REVIEWING, needs=COLLECT),
        Step("close_round", _("结束评议"), IN_REVIEW, REVIEWED, needs=COLLECT),
        Step("open_round", _("再评一轮"), IN_REVIEW, REVIEWING, needs=COLLECT),
        Step("check", _("初审"), frozenset({REVIEWED}), CHECKED, needs=CHECK),
        Step("recheck", _("复审"), frozenset({CHECKED}), RECHECKED, needs=CHECK, guards=(checked_by_another,)),
        Step("grant_line", _("审定"), frozenset({RECHECKED}), GRANTED, needs=APPROVE),
        Step("sign_up", _("签约"), frozenset({GRANTED}), SIGNED_UP, needs=SIGN),
        Step("turn_down", _("不予授信"), IN_THE_VILLAGE, NOT_GRANTED, needs=COLLECT),
        Step("reject", _("退回不批"), frozenset({CHECKED, RECHECKED}), NOT_GRANTED, needs=APPROVE),
    ),
)  # fmt: skip
