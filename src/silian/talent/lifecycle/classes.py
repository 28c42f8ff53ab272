"""How a class goes: it runs, people are enrolled, and it ends with those who completed it; overdue is a light."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.talent.permissions import TRAIN

RUNNING = State("running", _("在办"))
FINISHED = State("finished", _("已结业"), final=True)
CANCELLED = State("cancelled", _("已取消"), final=True)


def somebody_is_enrolled(training: Any, by: Actor) -> str | None:
    return None if training.enrolments.exists() else gettext("还没有学员，请先登记学员。")


def nobody_is_enrolled(training: Any, by: Actor) -> str | None:
    return gettext("已有学员，不能取消；没有结业的可在结业时勾出。") if training.enrolments.exists() else None


CLASS = Lifecycle(
    states=(RUNNING, FINISHED, CANCELLED),
    steps=(
        Step("finish_class", _("结业"), frozenset({RUNNING}), FINISHED, needs=TRAIN, guards=(somebody_is_enrolled,)),
        Step("enrol", _("登记学员"), frozenset({RUNNING}), None, needs=TRAIN),
        Step("cancel_class", _("取消办班"), frozenset({RUNNING}), CANCELLED, needs=TRAIN, guards=(nobody_is_enrolled,)),
    ),
)
