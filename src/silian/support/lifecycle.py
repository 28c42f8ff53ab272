"""How one item of a checklist goes: asked for, claimed with evidence, verified by somebody else; it can fall back."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Actor
from silian.kernel.lifecycles import Lifecycle, State, Step
from silian.support.permissions import CLAIM, VERIFY

ASKED = State("asked", _("待落实"))
CLAIMED = State("claimed", _("待核实"))
VERIFIED = State("verified", _("已核实"))


def somebody_else_verifies(item: Any, by: Actor) -> str | Promise | None:
    """Whoever claimed it does not verify it; a machine that acts for nobody is not asked."""
    claim = item.claims.filter(closed_on=None).last()
    return _("核实人不能是申报人，请由另一位同志核实。") if claim and by.id and claim.claimed_by == by.id else None


ITEM = Lifecycle(
    states=(ASKED, CLAIMED, VERIFIED),
    steps=(
        Step("claim", _("申报"), frozenset({ASKED}), CLAIMED, needs=CLAIM),
        Step("verify", _("核实"), frozenset({CLAIMED}), VERIFIED, needs=VERIFY, guards=(somebody_else_verifies,)),
        Step("send_back", _("退回"), frozenset({CLAIMED}), ASKED, needs=VERIFY),
        Step("fall_back", _("撤销核实"), frozenset({VERIFIED}), ASKED, needs=VERIFY),
    ),
)
