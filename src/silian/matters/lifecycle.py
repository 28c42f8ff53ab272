"""How a matter goes: the table of its states and steps. Overdue is derived from the clock, never a state.

The steps stand in the order of the buttons on a page: what is usual first, what ends a matter last.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.matters.permissions import APPROVE, CALL_BACK, HANDLE, IMPORT, SIGN_OFF, TRIAGE, URGE, WITHDRAW

SUBMITTED = State("submitted", _("待受理"))
ACCEPTED = State("accepted", _("已受理"))
ASSIGNED = State("assigned", _("已交办"))
DOING = State("doing", _("办理中"))
PAUSED = State("paused", _("暂停"))
AWAITING_SIGN_OFF = State("awaiting_sign_off", _("申请销号"))
CLOSED = State("closed", _("已销号"), final=True)
REJECTED = State("rejected", _("不予受理"), final=True)
WITHDRAWN = State("withdrawn", _("撤回"), final=True)
MERGED = State("merged", _("并案"), final=True)
VOID = State("void", _("作废"), final=True)

MAIN_ROAD = (SUBMITTED, ACCEPTED, ASSIGNED, DOING, AWAITING_SIGN_OFF, CLOSED)
ACCEPTED_AND_OPEN = frozenset({ACCEPTED, ASSIGNED, DOING, PAUSED, AWAITING_SIGN_OFF})
OPEN = ACCEPTED_AND_OPEN | {SUBMITTED}


def every_measure_is_done(matter: Any, by: Actor) -> str | None:
    open_ones: int = matter.round.measures.filter(done_on=None).count()
    if open_ones:
        return gettext("还有 %d 项措施未完成，完成后可申请。") % open_ones
    planned: bool = matter.round.measures.exists()
    return None if planned else gettext("还没有整改措施。请先加一项措施并完成它。")


def no_request_is_waiting(matter: Any, by: Actor) -> str | None:
    waiting: bool = matter.round.requests.filter(decision="").exists()
    return gettext("延期或暂停的申请还没有答复。") if waiting else None


def it_is_not_overdue(matter: Any, by: Actor) -> str | None:
    return gettext("已超期，不得申请延期或暂停。") if matter.round.is_past_due() else None


def signed_by_another_person(matter: Any, by: Actor) -> str | None:
    handed_in_by = matter.round.handed_in_by
    same = by.id == handed_in_by or (by.person is not None and by.person == matter.handler_id)
    return gettext("销号要由承办人以外的人签。") if same else None


def the_raiser_is_dissatisfied(matter: Any, by: Actor) -> str | None:
    last = matter.round.call_backs.order_by("called_on", "id").last()
    return None if last and last.answer == "dissatisfied" else gettext("回访结果为“不满意”的事项才能重办。")


LIFECYCLE = Lifecycle(
    states=(*MAIN_ROAD, PAUSED, REJECTED, WITHDRAWN, MERGED, VOID),
    steps=(
        Step("accept", _("受理"), frozenset({SUBMITTED}), ACCEPTED, needs=TRIAGE),
        Step("reject", _("不予受理"), frozenset({SUBMITTED}), REJECTED, needs=TRIAGE),
        Step("assign", _("交办"), frozenset({ACCEPTED}), ASSIGNED, needs=TRIAGE),
        Step(
            "sign_off", _("销号"), frozenset({AWAITING_SIGN_OFF}), CLOSED, needs=SIGN_OFF,
            guards=(signed_by_another_person,),
        ),
        Step("send_back", _("退回办理"), frozenset({AWAITING_SIGN_OFF}), DOING, needs=SIGN_OFF),
        Step("take_up", _("接件"), frozenset({ASSIGNED}), DOING, needs=HANDLE),
        Step("resume", _("恢复办理"), frozenset({PAUSED}), DOING, needs=HANDLE),
        Step("record_progress", _("记进展"), frozenset({ASSIGNED, DOING, PAUSED}), None, needs=HANDLE),
        Step("add_measure", _("加措施"), frozenset({ACCEPTED, ASSIGNED, DOING}), None, needs=HANDLE),
        Step("complete_measure", _("完成措施"), frozenset({DOING}), None, needs=HANDLE, hidden=True),
        Step(
            "hand_in", _("申请销号"), frozenset({DOING}), AWAITING_SIGN_OFF, needs=HANDLE,
            guards=(every_measure_is_done, no_request_is_waiting),
        ),
        Step(
            "request_extension", _("申请延期"), frozenset({DOING}), None, needs=HANDLE,
            guards=(it_is_not_overdue, no_request_is_waiting),
        ),
        Step(
            "request_pause", _("申请暂停"), frozenset({DOING}), None, needs=HANDLE,
            guards=(it_is_not_overdue, no_request_is_waiting),
        ),
        Step("extend", _("批准延期"), frozenset({DOING}), None, needs=APPROVE, hidden=True),
        Step("pause", _("批准暂停"), frozenset({DOING}), PAUSED, needs=APPROVE, hidden=True),
        Step("refuse_request", _("不同意申请"), frozenset({DOING}), None, needs=APPROVE, hidden=True),
        Step("confirm_due", _("确认缩短的时限"), ACCEPTED_AND_OPEN, None, needs=APPROVE, hidden=True),
        Step("urge", _("催办"), frozenset({ACCEPTED, ASSIGNED, DOING}), None, needs=URGE),
        Step("reassign", _("改派"), frozenset({ASSIGNED, DOING}), ASSIGNED, needs=TRIAGE),
        Step("hand_back", _("退单"), frozenset({ASSIGNED, DOING}), SUBMITTED, needs=HANDLE),
        Step("call_back", _("回访"), frozenset({CLOSED}), None, needs=CALL_BACK),
        Step("redo", _("重办"), frozenset({CLOSED}), DOING, needs=CALL_BACK, guards=(the_raiser_is_dissatisfied,)),
        Step("merge", _("并案"), OPEN, MERGED, needs=TRIAGE),
        Step("withdraw", _("撤回"), OPEN - {AWAITING_SIGN_OFF}, WITHDRAWN, needs=WITHDRAW),
        Step("void", _("作废"), OPEN | {CLOSED, REJECTED, WITHDRAWN, MERGED}, VOID, needs=IMPORT, hidden=True),
    ),
)  # fmt: skip
