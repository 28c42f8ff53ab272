"""急需紧缺人才目录: enterprises propose, the office lists an opening or does not, moves its deadline, takes it off."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.organisations.models import Unit
from silian.organisations.queries import in_force
from silian.talent.models import Opening
from silian.talent.permissions import PROPOSE


@transaction.atomic
def propose_opening(
    enterprise: Enterprise, post: str, *, wanted: int, level: str, due: date, by: Actor, chain: Chain | None = None
) -> Opening:
    """Proposes a post for this year's catalogue. Without `chain` it is the chain on which the enterprise stands."""
    require(PROPOSE, enterprise, by)
    if not post.strip():
        raise Refused(_("请写明岗位。"), {"post": _("缺岗位")})
    if wanted < 1:
        raise Refused(_("需求人数至少 1 人。"), {"wanted": _("至少 1 人")})
    _lies_ahead(due)
    opening = Opening(
        county_id=enterprise.county_id, year=due.year, enterprise=enterprise, chain=_chain_of(enterprise, chain),
        post=post.strip(), wanted=wanted, level=level, due=due, proposed_on=today(),
    )  # fmt: skip
    opening.save(force_insert=True)
    after = {"wanted": wanted, "level": level, "due": due.isoformat(), "chain": str(opening.chain)}
    journal.append(opening.county_id, "talent.propose_opening", by=by, subject=journal.subject_of(opening), after=after)
    return opening


def _chain_of(enterprise: Enterprise, chain: Chain | None) -> Chain:
    """The chain that the opening is for: one on which the enterprise stands today."""
    there = Chain.objects.filter(in_force(today(), "places__"), places__enterprise=enterprise).order_by("order", "name")
    found = there.filter(pk=chain.pk).first() if chain else there.first()
    if found is None:
        raise Refused(_("%s 不在这条产业链上，请先入链再申报。") % enterprise, {"chain": _("企业不在链上")})
    return found


def _lies_ahead(due: date) -> None:
    if due < today():
        raise Refused(_("引进时限 %s 已过，请写今天或以后的日期。") % due, {"due": _("时限已过")})


def list_opening(opening: Opening, *, answering: Unit, by: Actor, version: int | None = None) -> Opening:
    """Lists it in the catalogue; from now on `answering` answers for it until the deadline."""
    if answering.county_id != opening.county_id:
        raise Refused(_("%s 不是本县的单位。") % answering, {"answering": _("不在本县")})
    return advance(opening, "list_opening", by=by, version=version, answering=answering, listed_on=today())


def decline_opening(opening: Opening, *, reason: str, by: Actor, version: int | None = None) -> Opening:
    """Does not list it, and says why."""
    return advance(opening, "decline_opening", by=by, version=version, note=_said(reason), ended_on=today())


def retract_opening(opening: Opening, *, reason: str, by: Actor, version: int | None = None) -> Opening:
    """The enterprise takes its proposal back before it is listed."""
    return advance(opening, "retract_opening", by=by, version=version, note=_said(reason), ended_on=today())


def move_deadline(opening: Opening, *, due: date, reason: str, by: Actor, version: int | None = None) -> Opening:
    """Sets another deadline, with the reason; the catalogue's year stays."""
    _lies_ahead(due)
    return advance(opening, "move_deadline", by=by, version=version, note=_said(reason), due=due)


def strike_opening(opening: Opening, *, reason: str, by: Actor, version: int | None = None) -> Opening:
    """Takes it off the catalogue: the enterprise needs nobody any more."""
    return advance(opening, "strike_opening", by=by, version=version, note=_said(reason), ended_on=today())


def _said(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return reason.strip()
