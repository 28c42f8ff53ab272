"""How a society goes: prepared, founded once its conditions are met, perhaps dissolved. And one task, and one event."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.societies.conditions import conditions_of
from silian.societies.permissions import EXCHANGE, FOUND, HANDLE, PREPARE

PREPARING = State("preparing", _("筹备中"))
FOUNDED = State("founded", _("已成立"))
DISSOLVED = State("dissolved", _("已终止"), final=True)

TODO = State("todo", _("待办"))
DONE = State("done", _("已完成"))
DROPPED = State("dropped", _("不办了"), final=True)

PLANNED = State("planned", _("筹备中"))
HELD = State("held", _("已举办"), final=True)
CANCELLED = State("cancelled", _("已取消"), final=True)


def the_conditions_are_met(society: Any, by: Actor) -> str | Promise | None:
    """Every condition of the programme that is not met yet, in one sentence."""
    lacking = [condition.why for condition in conditions_of(society) if not condition.met]
    return "；".join(lacking) + "。" if lacking else None


SOCIETY = Lifecycle(
    states=(PREPARING, FOUNDED, DISSOLVED),
    steps=(
        Step("found", _("成立"), frozenset({PREPARING}), FOUNDED, needs=FOUND, guards=(the_conditions_are_met,)),
        Step("dissolve", _("终止"), frozenset({PREPARING, FOUNDED}), DISSOLVED, needs=FOUND, hidden=True),
    ),
)

TASK = Lifecycle(
    states=(TODO, DONE, DROPPED),
    steps=(
        Step("complete", _("完成"), frozenset({TODO}), DONE, needs=HANDLE),
        Step("move", _("改期"), frozenset({TODO}), None, needs=PREPARE),
        Step("reopen", _("重办"), frozenset({DONE}), TODO, needs=PREPARE),
        Step("drop", _("不办了"), frozenset({TODO}), DROPPED, needs=PREPARE),
    ),
)

EVENT = Lifecycle(
    states=(PLANNED, HELD, CANCELLED),
    steps=(
        Step("hold", _("登记举办"), frozenset({PLANNED}), HELD, needs=EXCHANGE),
        Step("cancel", _("取消"), frozenset({PLANNED}), CANCELLED, needs=EXCHANGE),
    ),
)
