"""A unit as its page shows it: where it stood, its seats and who holds them, its people, who held what before."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Person, Placement, Post, Seat, Unit, UnitKind
from silian.organisations.permissions import VIEW
from silian.organisations.queries.tree import ids_under, in_force, place_of

OFFICIAL = (UnitKind.COUNTY, UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


def units_for(by: Actor, county: str) -> QuerySet[Unit]:
    return visible(Unit.objects.filter(county_id=county), by, VIEW)


def unit_for(by: Actor, county: str, key: UUID) -> Unit:
    """The unit; NotFound for a stranger."""
    found = units_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"unit {key}")
    return found


def seat_for(by: Actor, county: str, key: UUID) -> Seat:
    seats = Seat.objects.filter(pk=key, unit__in=units_for(by, county)).select_related("unit", "anchor")
    found = seats.first()
    if found is None:
        raise NotFound(f"seat {key}")
    return found


def post_for(by: Actor, county: str, key: UUID) -> Post:
    posts = Post.objects.filter(pk=key, seat__unit__in=units_for(by, county))
    found = posts.select_related("seat__unit", "person").first()
    if found is None:
        raise NotFound(f"post {key}")
    return found


def line_above(unit: Unit, day: date | None = None) -> list[Unit]:
    """The units above this one on a day, from the county's root down."""
    place = place_of(unit, day)
    keys = [UUID(part) for part in place.path.strip("/").split("/")[:-1]] if place else []
    found = Unit.objects.in_bulk(keys)
    return [found[key] for key in keys]


def places_of(unit: Unit) -> QuerySet[Placement]:
    """Where the unit stood, the latest first."""
    return Placement.objects.filter(unit=unit).select_related("parent").order_by("-from_on")


def seats_of(unit: Unit, day: date | None = None) -> QuerySet[Seat]:
    """The seats open on a day; `held` is the list of those who hold each, none for a vacancy."""
    on = day or today()
    held = Prefetch("posts", Post.objects.filter(in_force(on)).select_related("person__unit"), to_attr="held")
    seats = Seat.objects.filter(Q(closed_on=None) | Q(closed_on__gt=on), unit=unit, opened_on__lte=on)
    return seats.prefetch_related(held).order_by("order", "pk")


def former_posts_in(unit: Unit, day: date | None = None) -> QuerySet[Post]:
    """历任: everybody who held a seat of the unit and no longer does on that day, the latest first."""
    return (
        Post.objects.filter(seat__unit=unit, to_on__lte=day or today())
        .select_related("seat", "person__unit")
        .order_by("-from_on", "seat__order")
    )


def people_of(unit: Unit, by: Actor, verb: Verb = VIEW) -> QuerySet[Person]:
    """Those who work there, as far as this person may see them."""
    return visible(Person.objects.filter(unit=unit, left_on=None), by, verb).order_by("name")


def candidates_for(seat: Seat) -> QuerySet[Person]:
    """Who could sit there: the people of the unit that the seat is for, or officials where it is the county's."""
    there = Person.objects.filter(county=seat.county_id, left_on=None).select_related("unit")
    if seat.anchor and seat.anchor.kind != UnitKind.COUNTY:
        there = there.filter(unit__in=ids_under(seat.anchor))
    else:
        there = there.filter(unit__kind__in=OFFICIAL)
    return there.order_by("unit__name", "name")
