"""一套班子: the chain's team is the seats of its joint committee, and who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q

from silian.chains.models import Chain
from silian.kernel.calendar import today
from silian.organisations.models import Post, Seat
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Member:
    """One seat of the team; `post` is None while it is vacant."""

    seat: Seat
    post: Post | None


def team_of(chain: Chain, day: date | None = None) -> list[Member]:
    if chain.committee_id is None:
        return []
    on = day or today()
    held = Prefetch("posts", Post.objects.filter(in_force(on)).select_related("person__unit"), to_attr="held")
    still = Q(closed_on=None) | Q(closed_on__gt=on)
    seats = Seat.objects.filter(still, unit=chain.committee_id, opened_on__lte=on).select_related("anchor")
    rows = seats.prefetch_related(held).order_by("order", "pk")
    return [Member(seat, seat.held[0] if seat.held else None) for seat in rows]
