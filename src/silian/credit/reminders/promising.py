"""Promises to repay that fall due, and planned visits: told to whoever is posted to the village."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from operator import attrgetter
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.credit.models import HomeVisit, Promise
from silian.kernel.reminders import Due, register
from silian.organisations.models import Seat


def _promises(county: str, first: date, last: date) -> Iterable[Promise]:
    rows = Promise.objects.filter(county_id=county, kept_on=None, broken_on=None, due__range=(first, last))
    return rows.select_related("borrower__village")


def _visits(county: str, first: date, last: date) -> Iterable[HomeVisit]:
    rows = HomeVisit.objects.filter(county_id=county, done_on=None, planned_on__range=(first, last))
    return rows.select_related("borrower__village", "officer")


def _posted(row: Any) -> list[Seat]:
    """The seats of the village; the reminder follows the post, not the person."""
    return list(Seat.objects.filter(unit=row.borrower.village, formation="posting", closed_on=None))


register(
    Due(
        name="credit.promise",
        label=_("承诺还款"),
        rows=_promises,
        due=attrgetter("due"),
        readers=_posted,
        words=lambda promise: gettext("%s 承诺还款") % promise.borrower,
        about=attrgetter("borrower"),
        steps=(1, 0, -1),
    )
)
register(
    Due(
        name="credit.home_visit",
        label=_("计划的走访"),
        rows=_visits,
        due=attrgetter("planned_on"),
        readers=_posted,
        words=lambda visit: gettext("走访 %(borrower)s：%(purpose)s") % {
            "borrower": visit.borrower, "purpose": visit.purpose,
        },
        about=attrgetter("borrower"),
        steps=(0, -3),
    )
)  # fmt: skip
