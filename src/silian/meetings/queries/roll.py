"""Who is entitled to a meeting, who came, and whether they are enough to decide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from silian.meetings.models import Attendance, Meeting
from silian.meetings.organs import Organ, organ_named
from silian.meetings.rules import is_quorate
from silian.organisations.models import Post, Unit
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Quorum:
    """One organ in the room: how many are entitled 应到, how many are there 实到, how many it takes 法定."""

    organ: Unit
    entitled: int
    present: int
    needed: int
    met: bool

    @property
    def share(self) -> float:
        """Of the entitled who are there, for a bar; `tick` is where the quorum lies."""
        return self.present / self.entitled if self.entitled else 0.0

    @property
    def tick(self) -> float:
        return self.needed / self.entitled if self.entitled else 1.0


def rule_of(meeting: Meeting) -> Organ:
    """The rule that holds for this meeting: as it stood when it was convened, before that the one in force."""
    return Organ.model_validate(meeting.rule) if meeting.rule else organ_named(meeting.county_id, meeting.kind)


def holders(organs: Iterable[Unit], day: date) -> QuerySet[Post]:
    """Who holds the organs' seats on that day, in the order of the seats."""
    rows = Post.objects.filter(in_force(day), seat__unit__in=[organ.pk for organ in organs])
    return rows.select_related("seat__unit", "person__unit").order_by("seat__unit", "seat__order", "seat__id")


def quorums(meeting: Meeting) -> list[Quorum]:
    """Each sitting organ's quorum. Somebody with two seats in one organ counts once in it."""
    threshold = rule_of(meeting).quorum.threshold
    organs = [sitting.organ for sitting in meeting.sittings.all()]
    entitled: dict[UUID, set[UUID]] = {organ.pk: set() for organ in organs}
    present: dict[UUID, set[UUID]] = {organ.pk: set() for organ in organs}
    for organ, person, presence in _roll(meeting, organs):
        entitled[organ].add(person)
        if presence == Attendance.Presence.PRESENT:
            present[organ].add(person)
    return [
        Quorum(organ, n := len(entitled[organ.pk]), here := len(present[organ.pk]), threshold.least(n),
               is_quorate(threshold, entitled=n, present=here))
        for organ in organs
    ]  # fmt: skip


def _roll(meeting: Meeting, organs: list[Unit]) -> Iterable[tuple[UUID, UUID, str]]:
    if meeting.convened_on:
        return meeting.attendances.values_list("seat__unit", "person", "presence")
    return ((post.seat.unit_id, post.person_id, "") for post in holders(organs, meeting.held_on))


def is_quorate_now(meeting: Meeting) -> bool:
    """Whether the meeting may decide: in a joint one, every organ has its own quorum."""
    return all(quorum.met for quorum in quorums(meeting))
