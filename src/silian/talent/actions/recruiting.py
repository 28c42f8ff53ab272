"""引才: somebody joins an enterprise, perhaps in answer to an opening, and may leave again."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change
from silian.talent.actions.roster import person_of
from silian.talent.lifecycle.openings import LISTED
from silian.talent.models import Individual, Opening, Recruit
from silian.talent.permissions import RECRUIT
from silian.talent.queries.catalogue import with_filled


@transaction.atomic
def recruit(
    enterprise: Enterprise,
    name: str,
    mark: str,
    *,
    on: date,
    level: str,
    by: Actor,
    graduate: bool = False,
    school: str = "",
    opening: Opening | None = None,
) -> Recruit:
    """Records who joined the enterprise on a day. `mark` 识别码 tells the person from others (see `roster`).

    Whoever answers for an `opening` may record its recruits; else one must hold the verb on the enterprise.
    """
    require(RECRUIT, opening or enterprise, by)
    if on > today():
        raise Refused(_("到岗日期不能晚于今天。"), {"on": _("晚于今天")})
    if graduate and not school.strip():
        raise Refused(_("高校毕业生要写毕业院校。"), {"school": _("缺毕业院校")})
    if opening:
        _takes_one_more(opening, enterprise)
    person = person_of(enterprise.county_id, name, mark)
    _is_free(person, on)
    joined = Recruit(
        county_id=enterprise.county_id, individual=person, enterprise=enterprise, opening=opening, graduate=graduate,
        school=school.strip(), level=level, from_on=on,
    )  # fmt: skip
    joined.save(force_insert=True)
    after = {"on": on.isoformat(), "level": level, "graduate": graduate, "opening": str(opening or "")}
    journal.append(joined.county_id, "talent.recruit", by=by, subject=journal.subject_of(joined), after=after)
    return joined


def _takes_one_more(opening: Opening, enterprise: Enterprise) -> None:
    """That the opening is this enterprise's, listed, and not filled; locked so that two cannot take its last place."""
    fresh = lock(opening)
    if fresh.enterprise_id != enterprise.pk or fresh.state != LISTED.name:
        raise Refused(_("“%s”不是这家企业在目录里的岗位。") % opening, {"opening": _("不在目录")})
    if with_filled(Opening.objects.filter(pk=fresh.pk)).get().filled >= fresh.wanted:
        raise Refused(_("“%s”已招满；多招的人请不选目录岗位。") % opening, {"opening": _("已招满")})


def _is_free(person: Individual, on: date) -> None:
    """That the person is with no enterprise on that day or later."""
    still = Recruit.objects.filter(Q(to_on=None) | Q(to_on__gt=on), individual=person).select_related(
        "enterprise__unit"
    )
    if there := still.first():
        told = {"person": person, "firm": there.enterprise, "day": there.from_on}
        sentence = _("%(person)s从 %(day)s 起在%(firm)s，请先登记离岗。") % told
        raise Refused(sentence, {"mark": sentence})


@transaction.atomic
def record_leaving(recruited: Recruit, *, on: date, by: Actor, reason: str = "", version: int | None = None) -> Recruit:
    """Ends a recruit's time at the enterprise on a day; an opening that was answered is open again from then on."""
    require(RECRUIT, recruited, by)
    if recruited.to_on:
        raise Refused(_("已在 %s 离岗。") % recruited.to_on)
    if on <= recruited.from_on or on > today():
        raise Refused(_("离岗日期应在到岗日期 %s 之后、不晚于今天。") % recruited.from_on, {"on": _("日期不对")})
    return record_change(recruited, "record_leaving", by=by, version=version, note=reason.strip(), to_on=on)
