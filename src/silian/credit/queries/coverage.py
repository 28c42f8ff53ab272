"""The coverage board 覆盖: areas, towns and villages with their roster, who of it is covered, who is posted there, on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Q

from silian.credit.facts.coverage import COVERED, borrowers_at
from silian.credit.queries.scope import reaches_all, villages_of
from silian.kernel.access import Actor
from silian.organisations.models import Placement, Post, Seat, Unit, UnitKind
from silian.organisations.queries import in_force

LEVELS = (UnitKind.GROUP, UnitKind.TOWNSHIP, UnitKind.VILLAGE)


@dataclass
class Posting:
    """A seat of the unit on that day: who holds it, or since when it is vacant."""

    seat: Seat
    post: Post | None = None
    vacant_since: date | None = None


@dataclass
class Place:
    """A unit with what counts for it, its own and what is below."""

    unit: Unit
    code: str
    parent: UUID | None
    roster: int = 0
    covered: int = 0
    seats: list[Posting] = field(default_factory=list)
    below: list[Place] = field(default_factory=list)
    vacant: int = 0

    @property
    def share(self) -> Fraction | None:
        return Fraction(self.covered, self.roster) if self.roster else None

    @property
    def percent(self) -> str:
        """The share as a page writes it, rounded down: 100.0% is everybody."""
        return "—" if self.share is None else f"{self.covered * 1000 // self.roster / 10:.1f}%"

    @property
    def open(self) -> int:
        return self.roster - self.covered


def board_on(county: str, by: Actor, day: date) -> list[Place]:
    """The areas with their towns and villages as far as this actor sees them; four questions whatever the county's size."""
    places = _places(county, by, day)
    _count(county, places, day)
    for posting in postings_on(county, day):
        if place := places.get(posting.seat.unit_id):
            place.seats.append(posting)
    tops: list[Place] = []
    for place in sorted(places.values(), key=lambda place: place.code):
        above = places.get(place.parent) if place.parent else None
        (above.below if above else tops).append(place)
    for top in tops:
        _add_up(top)
    return tops


def _places(county: str, by: Actor, day: date) -> dict[UUID, Place]:
    rows = Placement.objects.filter(in_force(day), county_id=county, unit__kind__in=LEVELS).select_related("unit")
    mine = None if reaches_all(by, county) else villages_of(by, county)
    return {
        row.unit_id: Place(row.unit, row.code, row.parent_id) for row in rows if mine is None or row.unit_id in mine
    }


def _count(county: str, places: dict[UUID, Place], day: date) -> None:
    counted = borrowers_at(day).filter(in_force(day), county_id=county).values("village").order_by("village")
    for row in counted.annotate(roster=Count("pk"), covered_of=Count("pk", filter=Q(covered=COVERED))):
        if place := places.get(row["village"]):
            place.roster, place.covered = row["roster"], row["covered_of"]


def _add_up(place: Place) -> None:
    for below in place.below:
        _add_up(below)
        place.roster += below.roster
        place.covered += below.covered
        place.vacant += below.vacant
    place.vacant += sum(posting.post is None for posting in place.seats)


def postings_on(county: str, day: date, unit: Unit | None = None) -> list[Posting]:
    """The seats of the posting formation that were open on a day, each with its holder; those of one unit only, if given."""
    still = Q(closed_on=None) | Q(closed_on__gt=day)
    seats = Seat.objects.filter(still, county_id=county, formation="posting", opened_on__lte=day)
    if unit:
        seats = seats.filter(unit=unit)
    begun = Post.objects.filter(seat__in=seats, from_on__lte=day).select_related("person__unit").order_by("from_on")
    latest = {post.seat_id: post for post in begun}
    return [_posting(seat, latest.get(seat.pk), day) for seat in seats.select_related("unit").order_by("slot", "pk")]


def _posting(seat: Seat, post: Post | None, day: date) -> Posting:
    if post and (post.to_on is None or post.to_on > day):
        return Posting(seat, post)
    return Posting(seat, None, post.to_on if post else seat.opened_on)
