"""发展党员: an application is entered, and each step taken on a day that the rules allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance
from silian.organisations.models import Unit
from silian.talent.actions.roster import person_of
from silian.talent.lifecycle.members import ENDED, year_after
from silian.talent.models import Member
from silian.talent.permissions import PARTY
from silian.talent.queries import branches_open_to


@transaction.atomic
def enter_applicant(
    enterprise: Enterprise, name: str, mark: str, *, branch: Unit, post: str, on: date, by: Actor, front_line: bool = False
) -> Member:  # fmt: skip
    """Enters somebody of the enterprise who applied on a day, and the branch that is to develop them."""
    require(PARTY, enterprise, by)
    _not_ahead(on)
    if not branches_open_to(enterprise).filter(pk=branch.pk).exists():
        sentence = _("%(branch)s 不是%(firm)s的党支部。") % {"branch": branch, "firm": enterprise}
        raise Refused(sentence, {"branch": sentence})
    person = person_of(enterprise.county_id, name, mark)
    if Member.objects.filter(individual=person).exclude(state=ENDED.name).exists():
        raise Refused(_("%s已在发展党员名单上。") % person, {"mark": _("已在名单上")})
    member = Member(
        county_id=enterprise.county_id, individual=person, enterprise=enterprise, branch=branch, post=post.strip(),
        front_line=front_line, applied_on=on,
    )  # fmt: skip
    member.save(force_insert=True)
    after = {"branch": str(branch), "front_line": front_line, "on": on.isoformat()}
    journal.append(member.county_id, "talent.enter_applicant", by=by, subject=journal.subject_of(member), after=after)
    return member


@dataclass(frozen=True)
class Stage:
    """The day that a step writes, the day before which it cannot be, and how long that must have been."""

    writes: str
    after: str
    a_year: bool = False


STAGES = {
    "become_activist": Stage("activist_on", "applied_on"),
    "become_prospect": Stage("prospect_on", "activist_on", a_year=True),
    "become_probationary": Stage("admitted_on", "prospect_on"),
    "become_full": Stage("full_on", "admitted_on", a_year=True),
}


def become(member: Member, step: str, *, on: date, by: Actor, version: int | None = None) -> Member:
    """Takes one of `STAGES` on a day; the day before it and the length of training and probation bound it."""
    stage = STAGES[step]
    _not_ahead(on)
    before: date | None = getattr(member, stage.after)
    if before:
        earliest = year_after(before) if stage.a_year else before
        if on < earliest:
            raise Refused(_("这一步最早在 %s。") % earliest, {"on": _("早于 %s") % earliest})
    written: dict[str, Any] = {stage.writes: on}
    return advance(member, step, by=by, version=version, **written)


def end_development(member: Member, *, on: date, reason: str, by: Actor, version: int | None = None) -> Member:
    """Ends the development of somebody before full membership, with the reason."""
    _not_ahead(on)
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return advance(member, "end_development", by=by, version=version, note=reason.strip(), ended_on=on)


def _not_ahead(on: date) -> None:
    if on > today():
        raise Refused(_("日期不能晚于今天。"), {"on": _("晚于今天")})
