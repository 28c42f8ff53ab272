"""不匹配，因为……: what was suggested for a need is refused with its reason, which is kept until somebody takes it back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise, NoMatch, Posting
from silian.chains.permissions import JOIN, TRADE
from silian.kernel import journal
from silian.kernel.access import Actor, may_on, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change


@transaction.atomic
def say_no_match(need: Posting, enterprise: Enterprise, *, product: str, reason: str, by: Actor) -> NoMatch:
    """Says why an enterprise that was suggested does not serve the need: the need's own enterprise does, or the office."""
    _may_judge(need, by)
    if not reason.strip():
        raise Refused(_("请写明为什么不匹配。"), {"reason": _("缺原因")})
    if NoMatch.objects.filter(need=need, enterprise=enterprise, to_on=None).exists():
        raise Refused(_("%s已标为不匹配。") % enterprise)
    said = NoMatch(
        county_id=need.county_id, need=need, enterprise=enterprise, product=product[:200], reason=reason.strip(),
        said_by=by.label[:120], from_on=today(),
    )  # fmt: skip
    said.save(force_insert=True)
    after = {"enterprise": str(enterprise), "product": said.product, "reason": said.reason}
    journal.append(need.county_id, "chains.say_no_match", by=by, subject=journal.subject_of(need), after=after)
    return said


@transaction.atomic
def take_back_no_match(said: NoMatch, *, by: Actor, version: int | None = None) -> NoMatch:
    """The enterprise may be suggested again."""
    _may_judge(said.need, by)
    if said.to_on:
        raise Refused(_("这条认定已在 %s 取消。") % said.to_on)
    return record_change(said, "take_back_no_match", by=by, version=version, to_on=today())


def _may_judge(need: Posting, by: Actor) -> None:
    if TRADE.name not in may_on({TRADE}, need, by):
        require(JOIN, need, by)
