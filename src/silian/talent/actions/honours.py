"""选树: a list of people or teams is honoured in one deed; an honour is kept from the public page, or taken back.

    王某某 990001200001011234 青禾米业      a person: name, mark 识别码, enterprise
    包装一班 青禾米业                       a team: name, enterprise

Either the whole list is taken or none of it, and the sentence names the lines.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.talent.actions.roster import LONGEST, Fault, Faulty, people_of, read_roster
from silian.talent.models import Activity, Honour
from silian.talent.permissions import HONOUR

LAST_WORD = re.compile(r"(?P<who>.*?)[\s,，、;；]+(?P<firm>[^\s,，、;；]+)")


@dataclass(frozen=True)
class Row:
    """A line of the list: who, as it was written, and of which enterprise."""

    line: int
    who: str
    firm: Enterprise


@transaction.atomic
def confer(
    county: str,
    roster: str,
    *,
    category: str,
    title: str,
    grade: str,
    on: date,
    document: str,
    by: Actor,
    contest: Activity | None = None,
) -> list[Honour]:
    """Confers a title on everybody of a pasted list (see above), all or nobody, with one journal line."""
    allow(HONOUR, county, by)
    _may_be_conferred(county, category, title, on, document, contest)
    rows = _rows(county, roster, by)
    made = _teams(rows) if category == Honour.Category.TEAM else _people(county, rows)
    for honour in made:
        honour.county_id, honour.category, honour.title, honour.grade = county, category, title.strip(), grade
        honour.contest, honour.conferred_on, honour.document = contest, on, document.strip()
    _none_twice(rows, made)
    Honour.objects.bulk_create(made)
    after = {
        "category": category,
        "title": title.strip(),
        "on": on.isoformat(),
        "honours": [str(row.pk) for row in made],
    }
    journal.append(county, "talent.confer", by=by, after=after, note=document.strip())
    return made


def _may_be_conferred(
    county: str, category: str, title: str, on: date, document: str, contest: Activity | None
) -> None:
    if category not in Honour.Category.values:
        raise Refused(_("请选荣誉类别。"), {"category": _("请选择。")})
    if not title.strip():
        raise Refused(_("请写荣誉名称，如 县劳动模范。"), {"title": _("请填写。")})
    if on > today():
        raise Refused(_("命名日期不能晚于今天。"), {"on": _("晚于今天")})
    if not document.strip():
        raise Refused(_("请写命名文件的文号或名称。"), {"document": _("请填写。")})
    if contest and contest.county_id != county:
        raise Refused(_("竞赛不是本县登记的。"), {"contest": _("不在本县")})


def _rows(county: str, roster: str, by: Actor) -> list[Row]:
    """The lines of the list with their enterprises, by full or short name; only enterprises that this actor reaches."""
    lines = [(n, unicodedata.normalize("NFKC", text).strip()) for n, text in enumerate(roster.splitlines(), 1)]
    filled = [(number, line) for number, line in lines if line]
    if not 0 < len(filled) <= LONGEST:
        sentence = _("名单每行一个，一次 1 到 %(most)d 个，这里有 %(n)d 个。") % {"n": len(filled), "most": LONGEST}
        raise Refused(sentence, {"roster": sentence})
    reached = visible(Enterprise.objects.filter(county_id=county), by, HONOUR).select_related("unit")
    firms = {name: firm for firm in reached for name in (firm.unit.name, firm.unit.short_name) if name}
    read = [_read(number, line, firms) for number, line in filled]
    if faults := [one for one in read if isinstance(one, Fault)]:
        raise Faulty(faults)
    return [one for one in read if isinstance(one, Row)]


def _read(number: int, line: str, firms: dict[str, Enterprise]) -> Row | Fault:
    found = LAST_WORD.fullmatch(line)
    if not found or not found["who"].strip():
        return Fault(number, _("最后一栏要写企业，中间空一格。"))
    if found["firm"] not in firms:
        return Fault(number, _("没有叫“%s”的企业。") % found["firm"])
    return Row(number, found["who"].strip(), firms[found["firm"]])


def _teams(rows: Sequence[Row]) -> list[Honour]:
    return [Honour(team=row.who[:80], enterprise=row.firm) for row in rows]


def _people(county: str, rows: Sequence[Row]) -> list[Honour]:
    """The lines keep their numbers, so that a refusal names the line of the list."""
    told = {row.line: row.who for row in rows}
    text = "\n".join(told.get(number, "") for number in range(1, max(told) + 1))
    people = people_of(county, read_roster(text))
    return [Honour(individual=person, enterprise=row.firm) for person, row in zip(people, rows, strict=True)]


def _none_twice(rows: Sequence[Row], made: Sequence[Honour]) -> None:
    """Nobody has the same title twice, neither in the list nor before."""
    standing = Honour.objects.filter(county=made[0].county_id, title=made[0].title, revoked_on=None)
    people, teams = (
        [each.individual_id for each in made if each.individual_id],
        [each.team for each in made if each.team],
    )
    had = standing.filter(Q(individual__in=people) | Q(team__in=teams) & ~Q(team=""))
    seen = {(row.individual_id, row.team, row.enterprise_id if row.team else None) for row in had}
    faults = []
    for row, honour in zip(rows, made, strict=True):
        key = (honour.individual_id, honour.team, honour.enterprise_id if honour.team else None)
        if key in seen:
            faults.append(Fault(row.line, _("已有这个称号，或在名单里出现了两次。")))
        seen.add(key)
    if faults:
        raise Faulty(faults)


@transaction.atomic
def withhold_honour(honour: Honour, *, withheld: bool, by: Actor, version: int | None = None) -> Honour:
    """The person does not wish to be named in public, or has no objection any more; the honour counts either way."""
    require(HONOUR, honour, by)
    return record_change(honour, "withhold_honour", by=by, version=version, withheld=withheld)


@transaction.atomic
def revoke_honour(honour: Honour, *, on: date, reason: str, by: Actor, version: int | None = None) -> Honour:
    """Takes an honour back from a day on; it counts no more from then."""
    require(HONOUR, honour, by)
    if honour.revoked_on or not honour.conferred_on < on <= today():
        raise Refused(_("撤销日期应在命名日期 %s 之后、不晚于今天。") % honour.conferred_on, {"on": _("日期不对")})
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("缺原因")})
    return record_change(
        honour, "revoke_honour", by=by, version=version, revoked_on=on, revoked_for=reason.strip()[:200]
    )
