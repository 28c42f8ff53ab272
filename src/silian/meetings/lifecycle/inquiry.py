"""How an open inquiry session goes, and each inquiry in it. Nothing of an inquiry moves once its session has ended."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.meetings.permissions import ASK, CALL_SESSION, CLOSE_SESSION, CONFIRM, FOLLOW, RECORD_SESSION

CALLED = State("called", _("已通知"))
LIVE = State("live", _("进行中"))
CLOSED = State("closed", _("已结束"), final=True)
CALLED_OFF = State("called_off", _("已取消"), final=True)
SESSION_ROAD = (CALLED, LIVE, CLOSED)
NOT_OVER = frozenset({CALLED, LIVE})

WAITING = State("waiting", _("待答"))
ANSWERED = State("answered", _("当场答复"), final=True)
PROMISED = State("promised", _("限期答复"))
UNANSWERED = State("unanswered", _("没答上"))
TAKEN_BACK = State("taken_back", _("撤回"), final=True)
ANY_ANSWER = frozenset({WAITING, ANSWERED, PROMISED, UNANSWERED})
FOR_THE_LEDGER = frozenset({PROMISED, UNANSWERED})


def its_day_has_come(session: Any, by: Actor) -> str | None:
    early = today() < session.held_on
    return gettext("质询会定于 %s，到当天才能开；日期有变请取消后重新通知。") % session.held_on if early else None


def somebody_was_invited(session: Any, by: Actor) -> str | None:
    return None if session.invitees.exists() else gettext("还没有村民代表，请先在“小组和代表”里推选，再更新名单。")


def every_inquiry_has_its_answer(session: Any, by: Actor) -> str | None:
    waiting: int = session.inquiries.filter(state=WAITING.name).count()
    said = ngettext(
        "还有 %d 条没有记下怎么答的。逐条记下，或由代表撤回。",
        "还有 %d 条没有记下怎么答的。逐条记下，或由代表撤回。",
        waiting,
    )
    return said % waiting if waiting else None


def its_session_is_live(inquiry: Any, by: Actor) -> str | None:
    live: bool = inquiry.session.state == LIVE.name
    return None if live else gettext("质询会没有在进行，答复不能再改。没办完的看台账。")


def it_stands_on_the_ledger(inquiry: Any, by: Actor) -> str | None:
    return None if inquiry.matter_id else gettext("会上没办完的，散会后才转入台账。")


def its_matter_is_closed(inquiry: Any, by: Actor) -> str | None:
    closed: bool = bool(inquiry.matter_id and inquiry.matter.state == "closed")
    return None if closed else gettext("台账上的事项还没有销号，销号后再请代表评价。")


SESSION = Lifecycle(
    states=(*SESSION_ROAD, CALLED_OFF),
    steps=(
        Step(
            "open_session", _("开始质询"), frozenset({CALLED}), LIVE, needs=RECORD_SESSION,
            guards=(its_day_has_come, somebody_was_invited),
        ),
        Step(
            "close_session", _("结束质询会"), frozenset({LIVE}), CLOSED, needs=CLOSE_SESSION,
            guards=(every_inquiry_has_its_answer,),
        ),
        Step("call_off", _("取消质询会"), frozenset({CALLED}), CALLED_OFF, needs=CALL_SESSION),
        Step("invite", _("通知代表"), NOT_OVER, None, needs=CALL_SESSION, hidden=True),
        Step("renew_invitees", _("更新名单"), NOT_OVER, None, needs=CALL_SESSION, hidden=True),
        Step("mark_presence", _("记到会"), frozenset({LIVE}), None, needs=RECORD_SESSION, hidden=True),
        Step("ask", _("提出质询"), frozenset({LIVE}), None, needs=ASK, hidden=True),
    ),
)  # fmt: skip
INQUIRY = Lifecycle(
    states=(WAITING, ANSWERED, PROMISED, UNANSWERED, TAKEN_BACK),
    steps=(
        Step("answer", _("当场答复"), ANY_ANSWER, ANSWERED, needs=RECORD_SESSION, guards=(its_session_is_live,)),
        Step("promise", _("限期答复"), ANY_ANSWER, PROMISED, needs=RECORD_SESSION, guards=(its_session_is_live,)),
        Step("leave", _("没答上"), ANY_ANSWER, UNANSWERED, needs=RECORD_SESSION, guards=(its_session_is_live,)),
        Step("take_back", _("撤回"), frozenset({WAITING}), TAKEN_BACK, needs=FOLLOW, guards=(its_session_is_live,)),
        Step("receipt", _("领查询码"), FOR_THE_LEDGER, None, needs=FOLLOW, guards=(it_stands_on_the_ledger,)),
        Step("confirm", _("评价结果"), FOR_THE_LEDGER, None, needs=CONFIRM, guards=(its_matter_is_closed,)),
    ),
)  # fmt: skip
