"""不是缺口，因为……: a finding about a node is set aside with the reason, until somebody takes that back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Node, NoGap
from silian.chains.permissions import MAP
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change


@transaction.atomic
def say_no_gap(node: Node, verb: str, *, reason: str, by: Actor) -> NoGap:
    """Sets a finding aside: it no longer stands among those to follow up, and says why."""
    require(MAP, node.chain, by)
    if not reason.strip():
        raise Refused(_("请写明为什么不是缺口。"), {"reason": _("缺原因")})
    if NoGap.objects.filter(node=node, verb=verb, to_on=None).exists():
        raise Refused(_("这一项已经认定不是缺口。"))
    verdict = NoGap(
        county_id=node.county_id, node=node, verb=verb, reason=reason.strip(), said_by=by.label, from_on=today()
    )
    verdict.save(force_insert=True)
    after = {"finding": str(verdict), "reason": verdict.reason}
    journal.append(node.county_id, "chains.say_no_gap", by=by, subject=journal.subject_of(node.chain), after=after)
    return verdict


@transaction.atomic
def take_back_no_gap(verdict: NoGap, *, by: Actor, version: int | None = None) -> NoGap:
    """The finding stands again from today."""
    require(MAP, verdict.node.chain, by)
    if verdict.to_on:
        raise Refused(_("这项认定已在 %s 取消。") % verdict.to_on)
    return record_change(verdict, "take_back_no_gap", by=by, version=version, to_on=today())
