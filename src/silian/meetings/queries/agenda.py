"""What the next agenda begins with: open resolutions, matters returned twice, overdue matters of the organ's chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from silian.matters.lifecycle import OPEN
from silian.matters.models import Matter, Return
from silian.matters.queries import overdue, returned_twice
from silian.meetings.lifecycle import CONCLUDED, ISSUED
from silian.meetings.models import AgendaItem, Meeting, Resolution

OPEN_STATES = [state.name for state in OPEN]


@dataclass(frozen=True)
class CarriedIn:
    """Something that must be discussed, and why. One matter is carried in once, for the first reason that holds."""

    title: str
    origin: str
    matter: Matter | None = None
    resolution: Resolution | None = None


def carried_in(meeting: Meeting) -> list[CarriedIn]:
    """What the agenda of this meeting has to take up, without what already stands on it."""
    items = meeting.items.all()
    standing = {key for item in items for key in (item.matter_id, item.carried_id) if key}
    found = []
    for entry in (*_open_resolutions(meeting), *_matters(meeting)):
        keys = {record.pk for record in (entry.matter, entry.resolution) if record}
        if not keys & standing:
            found.append(entry)
        standing |= keys
    return found


def _open_resolutions(meeting: Meeting) -> Iterator[CarriedIn]:
    """Resolutions of the same organs whose matter is not closed; the latest word on a matter stands for the earlier."""
    rows = Resolution.objects.filter(
        Q(matter=None) | Q(matter__state__in=OPEN_STATES), outcome=Resolution.Outcome.MATTER,
        item__meeting__in=Meeting.objects.filter(sittings__organ__in=_organs(meeting)),
        item__meeting__state__in=[CONCLUDED.name, ISSUED.name],
    )  # fmt: skip
    rows = rows.exclude(item__meeting=meeting).exclude(_superseded())
    for row in rows.select_related("matter", "item__matter").order_by("-item__meeting__held_on", "item__order", "id"):
        yield CarriedIn(row.text, AgendaItem.Origin.RESOLUTION, row.matter or row.item.matter, row)


def _superseded() -> Q:
    """Resolved anew on a later agenda, before the first had become a matter."""
    anew = Resolution.objects.filter(
        item__carried=OuterRef("pk"), item__meeting__state__in=[CONCLUDED.name, ISSUED.name]
    )
    return Q(Exists(anew))


def _matters(meeting: Meeting) -> Iterator[CarriedIn]:
    of_the_chains = Matter.objects.filter(county_id=meeting.county_id, chain__committee__in=_organs(meeting))
    for matter in _not_deliberated_since(returned_twice(of_the_chains)).order_by("number"):
        yield CarriedIn(matter.title, AgendaItem.Origin.RETURNED, matter)
    for matter in overdue(of_the_chains).select_related("round").order_by("round__due", "number"):
        yield CarriedIn(matter.title, AgendaItem.Origin.OVERDUE, matter)


def _not_deliberated_since(returned: QuerySet[Matter]) -> QuerySet[Matter]:
    """Without those that a meeting has already taken up after their last return."""
    taken_up = AgendaItem.objects.filter(
        matter=OuterRef("pk"), put_off_for="", meeting__concluded_on__gte=OuterRef("last_returned_on")
    )
    last_return = Return.objects.filter(matter=OuterRef("pk")).order_by("-on").values("on")[:1]
    rows = Matter.objects.filter(pk__in=returned.values("pk"))
    return rows.annotate(last_returned_on=Subquery(last_return)).exclude(Exists(taken_up))


def _organs(meeting: Meeting) -> Any:
    return meeting.sittings.values("organ")
