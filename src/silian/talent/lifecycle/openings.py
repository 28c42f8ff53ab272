"""How a wanted talent goes: proposed, listed in the catalogue or not, and taken off. Filled is counted, never a state."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.talent.permissions import CONFIRM, PROPOSE

PROPOSED = State("proposed", _("待确认"))
LISTED = State("listed", _("在目录"))
DECLINED = State("declined", _("未列入"), final=True)
WITHDRAWN = State("withdrawn", _("已撤下"), final=True)

OPENING = Lifecycle(
    states=(PROPOSED, LISTED, DECLINED, WITHDRAWN),
    steps=(
        Step("list_opening", _("列入目录"), frozenset({PROPOSED}), LISTED, needs=CONFIRM),
        Step("decline_opening", _("不列入"), frozenset({PROPOSED}), DECLINED, needs=CONFIRM),
        Step("retract_opening", _("撤回申报"), frozenset({PROPOSED}), WITHDRAWN, needs=PROPOSE),
        Step("move_deadline", _("改期"), frozenset({LISTED}), None, needs=CONFIRM),
        Step("strike_opening", _("撤下"), frozenset({LISTED}), WITHDRAWN, needs=CONFIRM),
    ),
)
