"""Entering people, opening seats, appointing and relieving."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change
from silian.organisations.models import Person, Post, Seat, Unit
from silian.organisations.permissions import APPOINT, MANAGE


@transaction.atomic
def enter_person(unit: Unit, name: str, *, by: Actor, title: str = "", phone: str = "") -> Person:
    """Enters a natural person who works at a unit."""
    require(MANAGE, unit, by)
    person = Person(county_id=unit.county_id, unit=unit, name=name.strip(), title=title, phone=phone)
    if not person.name:
        raise Refused(_("请填写姓名。"), {"name": _("缺姓名")})
    person.save(force_insert=True)
    journal.append(
        unit.county_id, "organisations.enter_person", by=by, subject=journal.subject_of(person),
        after={"unit": str(unit), "title": title},
    )  # fmt: skip
    return person


@transaction.atomic
def open_seat(
    unit: Unit,
    title: str,
    *,
    by: Actor,
    on: date,
    role: str = "",
    formation: str = "",
    slot: str = "",
    order: int = 0,
    anchor: Unit | None = None,
    chain: UUID | None = None,
) -> Seat:
    """Opens a seat in a unit; `formation` and `slot` name the pattern's seat that it fills."""
    require(MANAGE, unit, by)
    seat = Seat(
        county_id=unit.county_id, unit=unit, title=title, role=role, formation=formation, slot=slot, order=order,
        anchor=anchor, chain=chain, opened_on=on,
    )  # fmt: skip
    seat.save(force_insert=True)
    journal.append(
        unit.county_id, "organisations.open_seat", by=by, subject=journal.subject_of(seat),
        after={"role": role, "formation": formation, "slot": slot, "on": on.isoformat()},
    )  # fmt: skip
    return seat


@transaction.atomic
def appoint(person: Person, seat: Seat, *, on: date, by: Actor, ground: str = "") -> Post:
    """Puts a person into a seat from a day on; the seat must be vacant on that day."""
    require(APPOINT, seat.unit, by)
    _may_sit(person, Seat.objects.select_for_update().get(pk=seat.pk), on)
    holder = Post.objects.filter(seat=seat).exclude(to_on__lte=on).select_related("person").first()
    if holder:
        raise Refused(
            _("%(seat)s 在 %(day)s 由%(person)s担任，请先免去或改用更晚的日期。")
            % {"seat": seat, "day": on.isoformat(), "person": holder.person}
        )
    post = Post(county_id=seat.county_id, seat=seat, person=person, from_on=on, ground=ground)
    post.save(force_insert=True)
    journal.append(
        seat.county_id, "organisations.appoint", by=by, subject=journal.subject_of(seat), note=ground,
        after={"person": {"id": str(person.pk), "label": person.name}, "from": on.isoformat()},
    )  # fmt: skip
    return post


def _may_sit(person: Person, seat: Seat, on: date) -> None:
    if person.county_id != seat.county_id:
        raise Refused(_("%(person)s 不是本县登记的人员。") % {"person": person})
    if person.left_on and on >= person.left_on:
        raise Refused(_("%(person)s 已在 %(day)s 离任。") % {"person": person, "day": person.left_on})
    if on < seat.opened_on or (seat.closed_on and on >= seat.closed_on):
        raise Refused(_("%(seat)s 这个岗位在 %(day)s 不设。") % {"seat": seat, "day": on}, {"on": _("岗位不设")})


@transaction.atomic
def relieve(post: Post, *, on: date, by: Actor, ground: str = "", version: int | None = None) -> Post:
    """Ends a post on a day; the seat is vacant from that day on."""
    require(APPOINT, post.seat.unit, by)
    if post.to_on:
        raise Refused(_("这一任已在 %s 结束。") % post.to_on)
    if on < post.from_on:
        raise Refused(_("免职日期不能早于任职日期 %s。") % post.from_on, {"on": _("早于任职日期")})
    return record_change(post, "relieve", by=by, note=ground, version=version, to_on=on)


@transaction.atomic
def close_seat(seat: Seat, *, on: date, by: Actor, ground: str = "") -> Seat:
    """Does away with a seat from a day on; nobody may hold it then."""
    require(MANAGE, seat.unit, by)
    if Post.objects.filter(Q(to_on=None) | Q(to_on__gt=on), seat=seat).exists():
        raise Refused(_("%s 还有人在任，请先免去。") % seat)
    return record_change(seat, "close_seat", by=by, note=ground, closed_on=on)
