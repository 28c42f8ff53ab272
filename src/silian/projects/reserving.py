"""How a reserve project goes: kept in reserve, planned to land, landed; or dropped with a reason."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.projects.permissions import KEEP_RESERVE

RESERVED = State("reserved", _("储备"))
PLANNED = State("planned", _("拟落地"))
LANDED = State("landed", _("已落地"), final=True)
DROPPED = State("dropped", _("出库"), final=True)
OPEN = frozenset({RESERVED, PLANNED})


def no_need_is_raised(project: Any, by: Actor) -> str | None:
    return gettext("融资需求已经提出：%s。") % project.need if project.need_id else None


LIFECYCLE = Lifecycle(
    states=(RESERVED, PLANNED, LANDED, DROPPED),
    steps=(
        Step("plan", _("拟落地"), frozenset({RESERVED}), PLANNED, needs=KEEP_RESERVE),
        Step("land", _("落地"), frozenset({PLANNED}), LANDED, needs=KEEP_RESERVE),
        Step("ask_finance", _("提融资需求"), OPEN, None, needs=KEEP_RESERVE, guards=(no_need_is_raised,)),
        Step("estimate", _("调整预计"), OPEN, None, needs=KEEP_RESERVE),
        Step("postpone", _("改计划日期"), frozenset({PLANNED}), None, needs=KEEP_RESERVE),
        Step("drop", _("出库"), OPEN, DROPPED, needs=KEEP_RESERVE),
    ),
)  # fmt: skip
