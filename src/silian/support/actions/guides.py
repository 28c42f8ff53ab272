"""派驻: guides are posted to enterprises, handed over, called back. A posting is a post in the enterprise's seat of a guide.

So the role of a guide follows the posting: who is posted may work there from that day, and may not any more afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Enterprise
from silian.kernel import journal
from silian.kernel.access import Actor, allow, require, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound, Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Person, Post, Seat
from silian.support.actions.checklists import add_checklists
from silian.support.models import Checklist
from silian.support.permissions import POST_GUIDES
from silian.support.queries.guides import GUIDE, guide_posts
from silian.support.sections import Guides, guides_of


@transaction.atomic
def post_guides(
    county: str, postings: Sequence[tuple[Person, Enterprise]], *, on: date, by: Actor, ground: str = ""
) -> list[Post]:
    """Posts a guide to each of several enterprises from a day on, all or nobody, with one journal line; opens the
    enterprise's checklist where it has none yet."""
    allow(POST_GUIDES, county, by)
    programme, declared = _declared(county)
    _may_be_posted(county, postings, on, by)
    seats = _seats(county, declared, [firm for _guide, firm in postings], on)
    made = [
        Post(county_id=county, seat=seats[firm.unit_id], person=guide, from_on=on, ground=ground[:100])
        for guide, firm in postings
    ]
    Post.objects.bulk_create(made)
    if declared.checklist:
        _open_missing(county, f"{programme}/{declared.checklist}", [firm for _guide, firm in postings], on)
    told = [[str(guide.pk), str(firm.pk)] for guide, firm in postings]
    after = {"on": on.isoformat(), "postings": told}
    journal.append(county, "support.post_guides", by=by, after=after, note=ground)
    return made


def _declared(county: str) -> tuple[str, Guides]:
    found = guides_of(county)
    if found is None:
        raise Refused(_("本县启用的专项没有派驻指导员（support.yaml 里的 guides）。"))
    return found


def _may_be_posted(county: str, postings: Sequence[tuple[Person, Enterprise]], on: date, by: Actor) -> None:
    firms = [firm for _guide, firm in postings]
    reached = visible(Enterprise.objects.filter(pk__in=[firm.pk for firm in firms], county_id=county), by, POST_GUIDES)
    if reached.count() < len({firm.pk for firm in firms}):
        raise NotFound("chains.enterprise")
    if not postings or on > today():
        raise Refused(_("请选指导员和企业，派驻日期不能晚于今天。"), {"on": _("请核对。")})
    if twice := [firm for firm, n in Counter(firms).items() if n > 1]:
        raise Refused(_("%s 在这份派驻名单上出现了两次。") % twice[0], {"enterprise": _("重复")})
    for guide, _firm in postings:
        _may_guide(guide, county, on)
    taken = guide_posts().filter(seat__unit__in=[firm.unit_id for firm in firms]).exclude(to_on__lte=on)
    if there := taken.select_related("person", "seat__unit").first():
        words = {"firm": there.seat.unit, "guide": there.person}
        raise Refused(_("%(firm)s 已由%(guide)s联系，请办交接。") % words, {"enterprise": _("已经派驻")})


def _may_guide(guide: Person, county: str, on: date) -> None:
    if guide.county_id != county or (guide.left_on and on >= guide.left_on):
        raise Refused(_("%s 不是本县在任的人员。") % guide, {"guide": _("请另选。")})


def _seats(county: str, declared: Guides, firms: list[Enterprise], on: date) -> dict[UUID, Seat]:
    """The seat of a guide in each enterprise; opened where there is none."""
    units = [firm.unit_id for firm in firms]
    known = {seat.unit_id: seat for seat in Seat.objects.filter(unit__in=units, slot=GUIDE, closed_on=None)}
    fresh = [
        Seat(county_id=county, unit_id=unit, title=declared.title, slot=GUIDE, role=declared.role, opened_on=on)
        for unit in units
        if unit not in known
    ]
    Seat.objects.bulk_create(fresh)
    return known | {seat.unit_id: seat for seat in fresh}


def _open_missing(county: str, kind: str, firms: list[Enterprise], on: date) -> None:
    units = [firm.unit for firm in firms]
    there = set(Checklist.objects.filter(unit__in=units, kind=kind, to_on=None).values_list("unit", flat=True))
    if missing := [unit for unit in units if unit.pk not in there]:
        add_checklists(county, kind, missing, on=on)


@transaction.atomic
def hand_over_posting(post: Post, *, to: Person, on: date, reason: str, by: Actor, version: int | None = None) -> Post:
    """Another guide goes on with the enterprise from a day; what the first did there stays as it is."""
    _end(post, on, reason, by, version)
    _may_guide(to, post.county_id, on)
    if to.pk == post.person_id:
        raise Refused(_("请交给另一位指导员。"), {"to": _("请另选。")})
    made = Post(county_id=post.county_id, seat=post.seat, person=to, from_on=on, ground=reason.strip()[:100])
    made.save(force_insert=True)
    after = {"guide": str(to), "from": str(post.person), "on": on.isoformat()}
    journal.append(post.county_id, "support.hand_over_posting", by=by, subject=journal.subject_of(made), after=after)
    return made


@transaction.atomic
def end_posting(post: Post, *, on: date, reason: str, by: Actor, version: int | None = None) -> Post:
    """Calls a guide back; the enterprise has none from that day on."""
    return _end(post, on, reason, by, version)


def _end(post: Post, on: date, reason: str, by: Actor, version: int | None) -> Post:
    require(POST_GUIDES, post.seat.unit.enterprise, by)
    if post.to_on:
        raise Refused(_("这次派驻已在 %s 结束。") % post.to_on)
    if not post.from_on < on <= today():
        raise Refused(_("日期应晚于派驻日期 %s，不晚于今天。") % post.from_on, {"on": _("请改日期。")})
    if not reason.strip():
        raise Refused(_("请写明原因。"), {"reason": _("请填写。")})
    return record_change(post, "end_posting", by=by, version=version, note=reason.strip(), to_on=on)
