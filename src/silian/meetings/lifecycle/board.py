"""How a post goes on the village notice board, and how a filing goes to the township's discipline office."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.meetings.permissions import POST_ON_BOARD, RECEIVE

DRAFT = State("draft", _("待张贴"))
POSTED = State("posted", _("已张贴"))
TAKEN_DOWN = State("taken_down", _("已撤下"), final=True)

FILED = State("filed", _("待签收"))
RECEIVED = State("received", _("已签收"), final=True)


def no_objection_waits(post: Any, by: Actor) -> str | None:
    waiting: int = post.objections.filter(answered_on=None).count()
    said = ngettext("还有 %d 条异议没有答复，答复后再撤下。", "还有 %d 条异议没有答复，答复后再撤下。", waiting)
    return said % waiting if waiting else None


POST = Lifecycle(
    states=(DRAFT, POSTED, TAKEN_DOWN),
    steps=(
        Step("post", _("张贴"), frozenset({DRAFT}), POSTED, needs=POST_ON_BOARD),
        Step("add_photo", _("传张贴照片"), frozenset({POSTED}), None, needs=POST_ON_BOARD),
        Step("take_down", _("撤下"), frozenset({POSTED}), TAKEN_DOWN, needs=POST_ON_BOARD, guards=(no_objection_waits,)),
        Step("answer_objection", _("答复异议"), frozenset({POSTED}), None, needs=POST_ON_BOARD, hidden=True),
    ),
)  # fmt: skip
FILING = Lifecycle(
    states=(FILED, RECEIVED),
    steps=(Step("receive", _("签收"), frozenset({FILED}), RECEIVED, needs=RECEIVE),),
)
