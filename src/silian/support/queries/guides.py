"""Guides at enterprises: who is posted where, how far each enterprise's checklist is, which township is covered how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from silian.chains.models import Enterprise
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.models import Person, Placement, Post
from silian.organisations.queries import in_force
from silian.support.lifecycle import ASKED, CLAIMED, VERIFIED
from silian.support.models import Checklist, Item
from silian.support.permissions import VIEW_CHECKLISTS

GUIDE = "guide"  # the slot of a guide's seat
COVERED, LACKING = Q(guide__isnull=False), Q(guide=None)
MET = COVERED & Q(asked__gt=0, verified=F("asked"))
VIEWS: dict[str, Q] = {
    "": Q(),
    "lacking": LACKING,
    "unmet": COVERED & ~MET,
    "waiting": Q(claimed__gt=0),
    "met": MET,
}


@dataclass(frozen=True)
class Coverage:
    """One township: its enterprises, how many have a guide, how many of those have every item verified."""

    town: str
    enterprises: int
    covered: int
    met: int

    @property
    def share(self) -> float:
        return self.covered / self.enterprises


def guide_posts() -> QuerySet[Post]:
    """Every posting of a guide, those that ended too."""
    return Post.objects.filter(seat__slot=GUIDE)


def postings_of(enterprise: Enterprise) -> QuerySet[Post]:
    """Who guided the enterprise, the latest first."""
    return guide_posts().filter(seat__unit=enterprise.unit_id).select_related("person").order_by("-from_on", "-pk")


def posting_for(by: Actor, county: str, key: UUID, verb: Verb) -> Post:
    """One posting at an enterprise that this person reaches; NotFound for a stranger."""
    firms = visible(Enterprise.objects.filter(county_id=county), by, verb)
    rows = guide_posts().filter(pk=key, seat__unit__in=firms.values("unit"))
    found = rows.select_related("person", "seat__unit__enterprise").first()
    if found is None:
        raise NotFound(f"organisations.post {key}")
    return found


def guided_enterprises(by: Actor, county: str) -> QuerySet[Any]:
    """The enterprises that this person may see, each with its `town`, its guide of today (`guide`, `guide_name`, `since`,
    `posting`), its checklist in force, and how many of its items are `asked`, `claimed` and `verified`."""
    firms = visible(Enterprise.objects.filter(county_id=county, unit__closed_on=None), by, VIEW_CHECKLISTS)
    here = Placement.objects.filter(in_force(today()), unit=OuterRef("unit"))
    posts = guide_posts().filter(in_force(today()), seat__unit=OuterRef("unit"))
    lists = Checklist.objects.filter(unit=OuterRef("unit"), to_on=None).order_by("opened_on")
    return firms.select_related("unit").annotate(
        town=Subquery(here.values("parent__name")[:1]), posting=Subquery(posts.values("pk")[:1]),
        guide=Subquery(posts.values("person")[:1]), guide_name=Subquery(posts.values("person__name")[:1]),
        since=Subquery(posts.values("from_on")[:1]), checklist=Subquery(lists.values("pk")[:1]),
        due=Subquery(lists.values("due")[:1]),
        asked=_items(), claimed=_items(CLAIMED.name), verified=_items(VERIFIED.name),
    )  # fmt: skip


def _items(state: str = "") -> Any:
    rows = Item.objects.filter(checklist__unit=OuterRef("unit"), checklist__to_on=None).order_by()
    counted = (
        (rows.filter(state=state) if state else rows).values("checklist__unit").annotate(n=Count("pk")).values("n")
    )
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def coverage_of(rows: QuerySet[Any]) -> list[Coverage]:
    """Township by township, the least covered first, for rows of `guided_enterprises()`."""
    told: dict[str, list[int]] = {}
    for town, guide, asked, verified in rows.order_by().values_list("town", "guide", "asked", "verified"):
        counts = told.setdefault(town or "", [0, 0, 0])
        counts[0] += 1
        counts[1] += guide is not None
        counts[2] += guide is not None and 0 < asked == verified
    found = [Coverage(town, *counts) for town, counts in told.items()]
    return sorted(found, key=lambda each: (each.share, each.town))


def missing_of(checklists: list[UUID]) -> dict[UUID, list[Item]]:
    """What of these checklists is not claimed, in order; one that was sent back comes with its `history`."""
    rows = Item.objects.filter(checklist__in=checklists, state=ASKED.name).prefetch_related("claims").order_by("order")
    missing: dict[UUID, list[Item]] = {}
    for row in rows:
        missing.setdefault(row.checklist_id, []).append(row)
    return missing


def people_to_post(by: Actor, county: str) -> QuerySet[Person]:
    """Who can be posted: the people of the offices, not those of the enterprises themselves."""
    rows = Person.objects.filter(county_id=county, left_on=None).exclude(unit__kind="enterprise")
    return rows.select_related("unit").order_by("name", "pk")
