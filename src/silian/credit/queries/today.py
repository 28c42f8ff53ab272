"""What an officer has to do today in the villages of the post: visits, households to collect, reviews to close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from silian.credit.lifecycle.rating import COLLECTED, REVIEWING, TO_COLLECT
from silian.credit.models import Borrower, HomeVisit, Promise, Rating
from silian.credit.permissions import COLLECT
from silian.credit.queries.scope import borrowers_for, promises_for, ratings_for, visits_for
from silian.kernel.access import Actor
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Work:
    """`unlisted` stand on the roster without a rating of this year's or any before."""

    visits: QuerySet[HomeVisit]
    to_collect: QuerySet[Rating]
    in_review: QuerySet[Rating]
    unlisted: QuerySet[Borrower]
    promises: QuerySet[Promise]


def work_of(by: Actor, county: str, day: date) -> Work:
    """The lists of the phone page, the longest waiting first."""
    ratings = ratings_for(by, county, COLLECT).select_related("borrower__village").order_by("opened_on", "id")
    visits = visits_for(by, county).filter(done_on=None, planned_on__lte=day).select_related("borrower__village")
    roster = borrowers_for(by, county, COLLECT).filter(in_force(day), ratings=None).select_related("village")
    return Work(
        visits=visits.order_by("planned_on", "id"),
        to_collect=ratings.filter(state=TO_COLLECT.name),
        in_review=ratings.filter(state__in=[COLLECTED.name, REVIEWING.name]),
        unlisted=roster.order_by("from_on", "id"),
        promises=promises_for(by, county).filter(due__lte=day),
    )
