"""How a meeting goes: the table of its states and steps. Deeds within a state are steps that move nothing."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.meetings.permissions import DECIDE, ISSUE, PREPARE, RECORD

PLANNED = State("planned", _("待开"))
IN_SESSION = State("in_session", _("开会中"))
CONCLUDED = State("concluded", _("待印发"))
ISSUED = State("issued", _("已印发"), final=True)
CANCELLED = State("cancelled", _("已取消"), final=True)

MAIN_ROAD = (PLANNED, IN_SESSION, CONCLUDED, ISSUED)
BEFORE_THE_END = frozenset({PLANNED, IN_SESSION})
NOT_ISSUED = frozenset({IN_SESSION, CONCLUDED})


def its_day_has_come(meeting: Any, by: Actor) -> str | None:
    early = today() < meeting.held_on
    return gettext("会议定于 %s，到当天才能开；日期有变请先改期。") % meeting.held_on if early else None


def there_is_something_to_discuss(meeting: Any, by: Actor) -> str | None:
    return None if meeting.items.exists() else gettext("还没有议题，请先加一项。")


def no_vote_is_open(meeting: Any, by: Actor) -> str | None:
    open_vote = meeting.votes().filter(closed_at=None).first()
    return gettext("议题“%s”的表决还没有结束。") % open_vote.item.title if open_vote else None


def every_resolution_can_leave(meeting: Any, by: Actor) -> str | None:
    """A resolution leaves as a matter, as a commitment or for information; the sentence lists those that cannot."""
    gaps = [(n, row.gaps) for n, row in enumerate(meeting.resolutions(), start=1)]
    said = [
        gettext("第 %(n)d 项缺%(gaps)s") % {"n": n, "gaps": "、".join(map(str, found))} for n, found in gaps if found
    ]
    return gettext("%s。补齐，或标为“通报性”。") % "，".join(said) if said else None


LIFECYCLE = Lifecycle(
    states=(*MAIN_ROAD, CANCELLED),
    steps=(
        Step(
            "convene", _("开会"), frozenset({PLANNED}), IN_SESSION, needs=RECORD,
            guards=(its_day_has_come, there_is_something_to_discuss),
        ),
        Step("conclude", _("散会"), frozenset({IN_SESSION}), CONCLUDED, needs=RECORD, guards=(no_vote_is_open,)),
        Step(
            "issue", _("印发纪要"), frozenset({CONCLUDED}), ISSUED, needs=ISSUE, guards=(every_resolution_can_leave,)
        ),
        Step("correct", _("更正纪要"), frozenset({ISSUED}), None, needs=ISSUE),
        Step("reschedule", _("改期"), frozenset({PLANNED}), None, needs=PREPARE),
        Step("cancel", _("取消会议"), frozenset({PLANNED}), CANCELLED, needs=PREPARE),
        Step("fill_agenda", _("带入议题"), BEFORE_THE_END, None, needs=PREPARE, hidden=True),
        Step("add_item", _("加议题"), BEFORE_THE_END, None, needs=PREPARE, hidden=True),
        Step("remove_item", _("撤下议题"), BEFORE_THE_END, None, needs=PREPARE, hidden=True),
        Step("put_off_item", _("延议"), BEFORE_THE_END, None, needs=RECORD, hidden=True),
        Step("renew_roll", _("更新应到名单"), frozenset({IN_SESSION}), None, needs=RECORD, hidden=True),
        Step("record_attendance", _("记到会"), frozenset({IN_SESSION}), None, needs=RECORD, hidden=True),
        Step("record_discussion", _("记讨论"), NOT_ISSUED, None, needs=RECORD, hidden=True),
        Step("open_vote", _("开始表决"), frozenset({IN_SESSION}), None, needs=DECIDE, hidden=True),
        Step("close_vote", _("结束表决"), frozenset({IN_SESSION}), None, needs=DECIDE, hidden=True),
        Step("void_vote", _("表决作废"), frozenset({IN_SESSION}), None, needs=DECIDE, hidden=True),
        Step("resolve", _("加议定事项"), NOT_ISSUED, None, needs=DECIDE, hidden=True),
        Step("settle_resolution", _("补齐议定事项"), NOT_ISSUED, None, needs=DECIDE, hidden=True),
        Step("strike_resolution", _("删去议定事项"), NOT_ISSUED, None, needs=DECIDE, hidden=True),
    ),
)  # fmt: skip
