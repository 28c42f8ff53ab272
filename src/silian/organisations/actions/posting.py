"""Posting 派驻: people are sent to units by a list, as in life; the seats and the places in the formation come with them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal
from silian.kernel.access import Actor, allow, visible
from silian.kernel.errors import Refused
from silian.organisations.actions.people import appoint, relieve
from silian.organisations.models import Body, Person, Post, Seat, Unit
from silian.organisations.permissions import APPOINT
from silian.organisations.queries.formations import formations_of
from silian.organisations.sections import Level, Slot


@dataclass(frozen=True)
class Posted:
    """One line: who is sent where, from which day. Without a name the seat is opened and stays vacant.

    `until` ends the period; `home` is the unit that sends the person, a bank.
    """

    unit: Unit
    name: str
    from_on: date
    home: Unit | None = None
    phone: str = ""
    until: date | None = None


@transaction.atomic
def post_people(
    county: str, formation: str, level: str, slot: str, lines: Iterable[Posted], *, by: Actor, ground: str = ""
) -> list[Post]:
    """Sends everybody of a list to the seats of one slot; the units take their place in the formation, each once.

    Refused whole, with the lines, if a seat is held already. One journal line keeps how many and a digest, no names.
    """
    allow(APPOINT, county, by)
    listed = list(lines)
    wanted, place = _declared(county, formation, level, slot)
    _within_reach(county, listed, by)
    _take_places(county, formation, level, wanted, listed)
    seats = _open_seats(county, formation, f"{level}.{slot}", place, listed)
    _refuse_held(seats, listed)
    people = [Person(county_id=county, unit=one.home or one.unit, name=one.name, title=place.title, phone=one.phone)
              for one in listed if one.name]  # fmt: skip
    Person.objects.bulk_create(people, batch_size=500)
    sent = zip((one for one in listed if one.name), people, strict=True)
    posts = [
        Post(
            county_id=county,
            seat=seats[one.unit.pk],
            person=person,
            from_on=one.from_on,
            to_on=one.until,
            ground=ground,
        )
        for one, person in sent
    ]
    Post.objects.bulk_create(posts, batch_size=500)
    digest = journal.digest("\n".join(f"{one.unit.pk} {one.name} {one.from_on}" for one in listed))
    after = {
        "formation": formation,
        "slot": f"{level}.{slot}",
        "posted": len(posts),
        "seats": len(seats),
        "list": digest,
    }
    journal.append(county, "organisations.post_people", by=by, after=after, note=ground)
    return posts


def _declared(county: str, formation: str, level: str, slot: str) -> tuple[Level, Slot]:
    found = formations_of(county).get(formation)
    if found is None or level not in found.levels or slot not in found.levels[level].seats:
        raise Refused(
            _("组织模式“%(formation)s”里没有岗位“%(slot)s”。") % {"formation": formation, "slot": f"{level}.{slot}"}
        )
    return found.levels[level], found.levels[level].seats[slot]


def _within_reach(county: str, lines: Sequence[Posted], by: Actor) -> None:
    units = {one.unit.pk for one in lines}
    if not units or len(units) < len(lines):
        raise Refused(_("名单要有内容，一个单位只写一行。"))
    if visible(Unit.objects.filter(county_id=county, pk__in=units), by, APPOINT).count() < len(units):
        raise Refused(_("名单里有不归您任免的单位。"))


def _take_places(county: str, formation: str, level: str, wanted: Level, lines: Sequence[Posted]) -> None:
    """Each unit stands in the formation around itself; who stands there already is passed over."""
    there = Body.objects.filter(county_id=county, formation=formation, level=level, to_on=None)
    standing = set(there.values_list("unit_id", flat=True))
    Body.objects.bulk_create([
        Body(
            county_id=county, unit=one.unit, formation=formation, level=level, subject_kind=wanted.over,
            subject_id=str(one.unit.pk), from_on=one.from_on,
        )
        for one in lines if one.unit.pk not in standing
    ])  # fmt: skip


def _open_seats(county: str, formation: str, slot: str, place: Slot, lines: Sequence[Posted]) -> dict[UUID, Seat]:
    """The seat of each unit, opened where it is not there."""
    rows = Seat.objects.filter(county_id=county, formation=formation, slot=slot, closed_on=None)
    there = {seat.unit_id: seat for seat in rows}
    fresh = [
        Seat(
            county_id=county, unit=one.unit, title=place.title, formation=formation, slot=slot, role=place.role,
            opened_on=one.from_on,
        )
        for one in lines if one.unit.pk not in there
    ]  # fmt: skip
    Seat.objects.bulk_create(fresh, batch_size=500)
    return {**there, **{seat.unit_id: seat for seat in fresh}}


def _refuse_held(seats: dict[UUID, Seat], lines: Sequence[Posted]) -> None:
    held = Post.objects.filter(seat__in=seats.values()).select_related("person", "seat__unit")
    until = {post.seat.unit_id: post for post in held.order_by("from_on")}
    for number, one in enumerate(lines, start=1):
        post = until.get(one.unit.pk)
        if one.name and post and (post.to_on is None or post.to_on > one.from_on):
            raise Refused(
                _("第 %(line)d 行：%(unit)s的岗位在 %(day)s 由%(person)s担任，请先交接。")
                % {"line": number, "unit": one.unit, "day": one.from_on, "person": post.person}
            )


@transaction.atomic
def hand_over(post: Post, successor: Person, *, on: date, by: Actor, ground: str = "") -> Post:
    """交接: the holder leaves on a day and the successor begins on it; what was done before stays with the predecessor."""
    relieve(post, on=on, by=by, ground=ground)
    return appoint(successor, post.seat, on=on, by=by, ground=ground)
