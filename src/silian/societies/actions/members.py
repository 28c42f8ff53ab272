"""Members join by list, all or nobody, and leave with a reason.

王某某 省第一医院 心血管内科 省会        name, institution, discipline, region, as the programme calls them
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.queries import in_force
from silian.societies.models import Member, Society
from silian.societies.permissions import ENROL
from silian.societies.sections import DeclaredSociety, society_named

LONGEST, TOLD = 300, 5  # lines of one list, faults that a refusal names
GAP = re.compile(r"[\s,，、;；]+")


@transaction.atomic
def enrol_members(society: Society, roster: str, *, on: date, by: Actor) -> list[Member]:
    """Enters everybody of a pasted list (see above) as members from a day on, with one journal line."""
    require(ENROL, society, by)
    if not society.begun_on <= on <= today():
        raise Refused(_("入会日期应在 %s 和今天之间。") % society.begun_on, {"on": _("请改日期。")})
    members, faults = _read(society, roster, on)
    faults += _twice(society, members)
    if faults:
        rest = _("另有 %d 行要改。") % (len(faults) - TOLD) if len(faults) > TOLD else ""
        raise Refused("".join(faults[:TOLD]) + rest, {"roster": "".join(faults[:TOLD]) + rest})
    Member.objects.bulk_create(members)
    after = {"on": on.isoformat(), "members": [str(member.pk) for member in members]}
    subject = journal.subject_of(society)
    journal.append(society.county_id, "societies.enrol_members", by=by, subject=subject, after=after)
    return members


def _read(society: Society, roster: str, on: date) -> tuple[list[Member], list[str]]:
    lines = [(n, unicodedata.normalize("NFKC", text).strip()) for n, text in enumerate(roster.splitlines(), 1)]
    filled = [(number, line) for number, line in lines if line]
    if not 0 < len(filled) <= LONGEST:
        sentence = _("名单每行一人，一次 1 到 %(most)d 人，这里有 %(n)d 人。") % {"n": len(filled), "most": LONGEST}
        raise Refused(sentence, {"roster": sentence})
    declared = society_named(society.county_id, society.kind)
    read = [_member(society, declared, number, line, on) for number, line in filled]
    return [one for one in read if isinstance(one, Member)], [one for one in read if isinstance(one, str)]


def _member(society: Society, declared: DeclaredSociety, number: int, line: str, on: date) -> Member | str:
    """The member of this line, or the sentence that says what is wrong with it."""
    parts = GAP.split(line)
    if len(parts) != 4:
        return _("第 %d 行：要写姓名、工作单位、学科、地区四栏，中间空一格。") % number
    name, institution, discipline, region = parts
    disciplines = {title: key for key, title in declared.disciplines.items()}
    regions = {title: key for key, title in declared.regions.items()}
    for word, known in ((discipline, disciplines), (region, regions)):
        if word not in known:
            told = {"line": number, "word": word, "all": "、".join(known)}
            return _("第 %(line)d 行：没有“%(word)s”，可以写：%(all)s。") % told
    return Member(
        county_id=society.county_id, society=society, name=name[:60], mark=_mark(society, name, institution),
        institution=institution[:80], discipline=disciplines[discipline], region=regions[region], from_on=on,
    )  # fmt: skip


def _mark(society: Society, name: str, institution: str) -> str:
    return salted_hmac("silian.societies.member", f"{society.pk}:{name}:{institution}", algorithm="sha256").hexdigest()


def _twice(society: Society, members: Sequence[Member]) -> list[str]:
    """Who is a member already, or stands in the list twice; named by their starred name."""
    marks = [member.mark for member in members]
    seen = set(society.members.filter(in_force(today()), mark__in=marks).values_list("mark", flat=True))
    faults = []
    for member in members:
        if member.mark in seen:
            told = {"who": member, "where": member.institution}
            faults.append(_("%(who)s（%(where)s）已是会员或在名单里出现了两次。") % told)
        seen.add(member.mark)
    return faults


@transaction.atomic
def leave_society(member: Member, *, on: date, reason: str, by: Actor, version: int | None = None) -> Member:
    """A membership ends on a day."""
    require(ENROL, member, by)
    if member.to_on or not member.from_on < on <= today():
        raise Refused(_("退会日期应晚于入会日期 %s，不晚于今天。") % member.from_on, {"on": _("请改日期。")})
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("请填写。")})
    return record_change(member, "leave_society", by=by, version=version, to_on=on, left_for=reason.strip()[:100])
