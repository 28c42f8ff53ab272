"""Resolutions: refused without quorum and majority, then completed until they can leave the meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance, lock, plain
from silian.meetings.actions._beginning import begin, begin_on, needed
from silian.meetings.models import AgendaItem, Commitment, Meeting, Resolution
from silian.meetings.organs import purposes_of
from silian.meetings.queries import owners_for, why_not_decide
from silian.organisations.models import Person

INFORMATION, COMMITMENT = Resolution.Outcome.INFORMATION, Resolution.Outcome.COMMITMENT


@dataclass(frozen=True)
class Settled:
    """What is settled about a resolution so far; the minutes cannot be issued while its outcome lacks something.

    A matter takes `owner`, `measure` and `due`; a commitment takes `purpose` and `fen`, and a `chain` where there is one.
    """

    outcome: str = Resolution.Outcome.MATTER
    owner: Person | None = None
    measure: str = ""
    due: date | None = None
    purpose: str = ""
    fen: int | None = None
    chain: Chain | None = None


@transaction.atomic
def resolve(item: AgendaItem, *, text: str, by: Actor, settled: Settled | None = None) -> Resolution:
    """Records a resolution on an item. What decides something needs the quorum and, where there is a vote, its majority."""
    settled = settled or Settled()
    item = begin_on(item, "resolve", by=by)
    resolution = Resolution(county_id=item.county_id, item=item, text=needed(text, "text", least=4))
    _settle(resolution, settled, item.meeting)
    resolution.save(force_insert=True)
    _commit(resolution, settled)
    advance(item.meeting, "resolve", by=by, details=_told(resolution, settled))
    return resolution


@transaction.atomic
def settle_resolution(
    resolution: Resolution, *, text: str, settled: Settled, by: Actor, version: int | None = None
) -> Resolution:
    """Completes or changes a resolution before the minutes are issued. `version` is the resolution's."""
    meeting = begin(resolution.item.meeting, "settle_resolution", by=by)
    fresh = lock(resolution, version=version)
    fresh.text = needed(text, "text", least=4)
    _settle(fresh, settled, meeting)
    fresh.version += 1
    fresh.save()
    _commit(fresh, settled)
    advance(meeting, "settle_resolution", by=by, details=_told(fresh, settled))
    return fresh


@transaction.atomic
def strike_resolution(resolution: Resolution, *, by: Actor) -> Meeting:
    """Strikes out a resolution that was entered by mistake; the journal keeps what it said."""
    meeting = begin(resolution.item.meeting, "strike_resolution", by=by)
    Commitment.objects.filter(resolution=resolution).delete()
    text, item = resolution.text, resolution.item.title
    resolution.delete()
    return advance(meeting, "strike_resolution", by=by, details={"text": text, "item": item})


def _settle(resolution: Resolution, settled: Settled, meeting: Meeting) -> None:
    if settled.outcome not in Resolution.Outcome.values:
        raise Refused(_("请选择去向：转事项、资金承诺或通报性。"), {"outcome": _("请选择。")})
    if settled.outcome != INFORMATION and (why := why_not_decide(resolution.item)):
        raise Refused(why)
    if settled.owner and not owners_for(meeting).filter(pk=settled.owner.pk).exists():
        raise Refused(_("责任人要是到会人员，或部门、乡镇的人。"), {"owner": _("请改选。")})
    if settled.due and settled.due < today():
        raise Refused(_("时限不能早于今天。"), {"due": _("请改晚。")})
    resolution.outcome, resolution.owner, resolution.due = settled.outcome, settled.owner, settled.due
    resolution.measure = settled.measure.strip()[:250]


def _commit(resolution: Resolution, settled: Settled) -> None:
    """Makes the commitment agree with what was settled; one that is not complete yet is not kept."""
    if settled.outcome != COMMITMENT or not settled.purpose or not settled.fen:
        Commitment.objects.filter(resolution=resolution).delete()
        return
    if settled.purpose not in purposes_of(resolution.county_id):
        raise Refused(_("请从专项列出的用途中选。"), {"purpose": _("请选择。")})
    if settled.fen < 0 or settled.fen > money.MOST:
        raise Refused(_("金额要大于零。"), {"fen": _("请改。")})
    if settled.chain and settled.chain.county_id != resolution.county_id:
        raise Refused(_("“%s”不在本县，不能选。") % settled.chain, {"chain": _("请改选。")})
    Commitment.objects.update_or_create(
        resolution=resolution,
        defaults={
            "county_id": resolution.county_id, "purpose": settled.purpose, "chain": settled.chain, "fen": settled.fen,
        },
    )  # fmt: skip


def _told(resolution: Resolution, settled: Settled) -> dict[str, object]:
    return {"item": resolution.item.title, "text": resolution.text, **plain(vars(settled))}
