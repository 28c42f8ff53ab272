"""Recording a visit: what was raised on it becomes a matter in the same transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeAlias
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Enterprise
from silian.chains.queries import places_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.attachments import attach
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.matters import actions as ledger
from silian.matters.models import Channel, Matter
from silian.organisations.models import Person
from silian.support.models import Case, Visit
from silian.support.permissions import VISIT, VISIT_FOR
from silian.support.queries import is_county_leader

Files: TypeAlias = "Iterable[UploadedFile[Any]]"


@dataclass(frozen=True)
class Need:
    """What an enterprise raised: a kind of matter of the programme, one sentence, what that kind asks beside."""

    kind: str
    sentence: str
    answers: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def record_visit(
    enterprise: Enterprise,
    *,
    by: Actor,
    way: str,
    visitor: Person | None = None,
    on: date | None = None,
    words: str = "",
    need: Need | None = None,
    files: Files = (),
) -> Visit:
    """Records that somebody (the actor's own person, unless `visitor` is named) went to see an enterprise, or called it."""
    require(VISIT, enterprise, by)
    who, day = _visitor(visitor, enterprise, by), on or today()
    if day > today():
        raise Refused(_("走访日期不能晚于今天。"), {"visited_on": _("不能晚于今天。")})
    if way not in Visit.Way.values:
        raise Refused(_("请选择上门还是电话。"), {"way": _("请选择。")})
    visit = Visit(
        county_id=enterprise.county_id, enterprise=enterprise, visitor=who, by_county_leader=is_county_leader(who), way=way,
        visited_on=day, words=words.strip()[:500], entered_by=UUID(by.id) if by.kind == "account" else None,
    )  # fmt: skip
    visit.save(force_insert=True)
    kept = list(files)
    for file in kept:
        attach(file, to=visit, by=by)
    matter = _raise(visit, need, kept, by) if need else None
    after = {"visitor": str(who), "way": way, "on": day.isoformat(), "matter": matter.number if matter else ""}
    journal.append(visit.county_id, "support.record_visit", by=by, subject=journal.subject_of(visit), after=after)
    return visit


def _visitor(named: Person | None, enterprise: Enterprise, by: Actor) -> Person:
    """Whoever went there: oneself, or somebody else for those who may record in the names of others."""
    own = Person.objects.filter(pk=by.person).first() if by.person else None
    who = named or own
    if who is None:
        raise Refused(_("请选择是谁去的：您的账号没有对应到人员。"), {"visitor": _("请选择。")})
    if who != own and not by.may(VISIT_FOR, enterprise.county_id):
        raise Refused(_("您只能记自己的走访。别人的走访由本人或县产业办记。"), {"visitor": _("请选自己。")})
    if who.county_id != enterprise.county_id:
        raise Refused(_("%s 不是本县登记的人员。") % who, {"visitor": _("不在本县")})
    return who


@transaction.atomic
def raise_need(visit: Visit, need: Need, *, by: Actor, files: Files = ()) -> Matter:
    """Adds another need to a visit that was recorded: one more matter."""
    require(VISIT, visit, by)
    return _raise(visit, need, list(files), by)


def _raise(visit: Visit, need: Need, files: list[UploadedFile[Any]], by: Actor) -> Matter:
    """The visit itself raises, in the enterprise's name: whoever records it needs no right over the ledger."""
    speaker = Actor("visit", str(visit.pk), str(visit), place=by.place, unlimited=True)
    for file in files:
        file.seek(0)  # it was read once, as the visit's own
    matter = ledger.raise_matter(
        visit.county_id, kind=need.kind, title=need.sentence, by=speaker, raiser=ledger.Raiser(unit=visit.enterprise.unit),
        channel=Channel.VISIT, raised_on=visit.visited_on, chain=_chain_of(visit), answers=need.answers,
        origin=(visit._meta.label_lower, str(visit.pk)), files=files,
    )  # fmt: skip
    _help(visit, matter, visit.enterprise, visit.visited_on)
    return matter


def _chain_of(visit: Visit) -> Chain | None:
    """The chain on which the enterprise stands; the first of several."""
    place = places_of(visit.enterprise).filter(to_on=None).first()
    return place.chain if place else None


def _help(visit: Visit, matter: Matter, enterprise: Enterprise, since: date) -> Case:
    case = Case(county_id=visit.county_id, visit=visit, round=matter.round, enterprise=enterprise, from_on=since)
    case.save(force_insert=True)
    return case


@transaction.atomic
def add_helped(visit: Visit, matter: Matter, enterprise: Enterprise, *, by: Actor) -> Case:
    """Records that the answer to a need raised on this visit helps another enterprise too: one more case."""
    require(VISIT, visit, by)
    cases = Case.objects.filter(visit=visit, round__matter=matter)
    if not cases.exists():
        raise Refused(_("这件事项不是这次走访提出的。"), {"matter": _("请改选。")})
    if matter.merged_into:
        raise Refused(_("这件事项已并入 %s，请在那一件上加。") % matter.merged_into.number, {"matter": _("已并案")})
    if enterprise.county_id != visit.county_id:
        raise Refused(_("%s 不是本县登记的企业。") % enterprise, {"enterprise": _("不在本县")})
    if cases.filter(enterprise=enterprise, round=matter.round_id).exists():
        raise Refused(_("%s 已经记为受益。") % enterprise, {"enterprise": _("已经记过")})
    case = _help(visit, matter, enterprise, today())
    after = {"enterprise": str(enterprise), "matter": matter.number}
    journal.append(visit.county_id, "support.add_helped", by=by, subject=journal.subject_of(visit), after=after)
    return case
