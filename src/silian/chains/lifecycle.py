"""How a posting, a dialogue about one, and an amended profile go: three tables of states and steps.

That a posting has run out is derived from its last day, never a state.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.chains.permissions import ENTER, JOIN, TRADE
from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step

OPEN = State("open", _("有效"))
FILLED = State("filled", _("已满足"), final=True)
WITHDRAWN = State("withdrawn", _("已撤回"), final=True)

TALKING = State("talking", _("洽谈中"))
PROPOSED = State("proposed", _("待确认成交"))
AGREED = State("agreed", _("已成交"), final=True)
ENDED = State("ended", _("未成交"), final=True)
LIVE = frozenset({TALKING, PROPOSED})

ASKED = State("asked", _("待核"))
IN_FORCE = State("in_force", _("已采用"), final=True)
DECLINED = State("declined", _("未采用"), final=True)

POSTER, ASKER, OFFICE = "poster", "asker", "office"


def side_of(dialogue: Any, by: Actor) -> str:
    """On which side this actor speaks: the one that posted, the one that asked; empty for everybody else."""
    own = {key for grant in by.grants if grant.anchor == "self" for key in grant.own}
    if dialogue.posting.enterprise.unit_id in own:
        return POSTER
    return ASKER if dialogue.enterprise.unit_id in own else ""


def other(side: str) -> str:
    return ASKER if side == POSTER else POSTER


def it_is_a_party(dialogue: Any, by: Actor) -> str | None:
    return None if side_of(dialogue, by) else gettext("只有对话双方的企业能办这一步。")


def the_other_side_proposed(dialogue: Any, by: Actor) -> str | None:
    """Both sides confirm: one by proposing, the other by this step."""
    deal = dialogue.proposal()
    mine = deal is not None and deal.proposed_by_id == _party(dialogue, side_of(dialogue, by))
    return gettext("这个方案是贵方提出的，等对方确认。") if mine else None


def _party(dialogue: Any, side: str) -> Any:
    return dialogue.posting.enterprise_id if side == POSTER else dialogue.enterprise_id


def the_office_is_not_there(dialogue: Any, by: Actor) -> str | None:
    return gettext("产业办已在 %s 加入。") % dialogue.office_joined_on if dialogue.office_joined_on else None


def the_office_has_joined(dialogue: Any, by: Actor) -> str | None:
    return None if dialogue.office_joined_on else gettext("请先加入对话，双方会收到通知。")


POSTING = Lifecycle(
    states=(OPEN, FILLED, WITHDRAWN),
    steps=(
        Step("renew_posting", _("修改或延期"), frozenset({OPEN}), None, needs=TRADE),
        Step("fill_posting", _("记为已满足"), frozenset({OPEN}), FILLED, needs=TRADE),
        Step("withdraw_posting", _("撤回"), frozenset({OPEN}), WITHDRAWN, needs=TRADE),
    ),
)

DIALOGUE = Lifecycle(
    states=(TALKING, PROPOSED, AGREED, ENDED),
    steps=(
        Step(
            "confirm_deal", _("确认成交"), frozenset({PROPOSED}), AGREED, needs=TRADE,
            guards=(it_is_a_party, the_other_side_proposed),
        ),
        Step("propose_deal", _("提出成交"), frozenset({TALKING}), PROPOSED, needs=TRADE, guards=(it_is_a_party,)),
        Step("reconsider_deal", _("再议"), frozenset({PROPOSED}), TALKING, needs=TRADE, guards=(it_is_a_party,)),
        Step("join_dialogue", _("加入对话"), LIVE, None, needs=JOIN, guards=(the_office_is_not_there,)),
        Step("end_dialogue", _("结束对话"), LIVE, ENDED, needs=TRADE, guards=(it_is_a_party,)),
        Step("say", _("留言"), LIVE, None, needs=TRADE, guards=(it_is_a_party,), hidden=True),
        Step("advise", _("留言"), LIVE, None, needs=JOIN, guards=(the_office_has_joined,), hidden=True),
    ),
)  # fmt: skip

PROFILE = Lifecycle(
    states=(ASKED, IN_FORCE, DECLINED),
    steps=(
        Step("accept_profile", _("采用"), frozenset({ASKED}), IN_FORCE, needs=ENTER),
        Step("decline_profile", _("不采用"), frozenset({ASKED}), DECLINED, needs=ENTER),
    ),
)
