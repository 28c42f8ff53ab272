"""Quarters: their days, and which villages still owe the publication of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.translation import gettext as _

from silian.villages.models import Publication, Village
from silian.villages.sections import is_kept, rules_of

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Quarter:
    year: int
    number: int

    def __str__(self) -> str:
        return _("%(year)d年第%(number)d季度") % {"year": self.year, "number": self.number}

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        return self.next.first - ONE_DAY

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def before(self) -> Quarter:
        return quarter_of(self.first - ONE_DAY)


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month + 2) // 3)


@dataclass(frozen=True)
class Owed:
    """A quarter that a village has not made public; `due` is the last day on which it may be."""

    village: Village
    quarter: Quarter
    due: date

    @property
    def pk(self) -> UUID:
        return self.village.pk


def owed(county: str, first: date, last: date, village: Village | None = None) -> Iterator[Owed]:
    """The publications that fall due in these days and are not out yet, of the villages that keep accounts here."""
    if not is_kept(county):
        return
    within = timedelta(days=rules_of(county).publish_within)
    quarter = quarter_of(first - within).before
    while quarter.last + within <= last:
        if quarter.last + within >= first:
            yield from _owed(county, quarter, quarter.last + within, village)
        quarter = quarter.next


def _owed(county: str, quarter: Quarter, due: date, village: Village | None) -> Iterator[Owed]:
    out = Publication.objects.filter(county_id=county, year=quarter.year, quarter=quarter.number)
    rows = Village.objects.filter(county_id=county, movements__on__lte=quarter.last, unit__closed_on=None)
    if village:
        rows = rows.filter(pk=village.pk)
    waiting = rows.exclude(pk__in=out.values("village")).select_related("unit").distinct()
    yield from (Owed(each, quarter, due) for each in waiting)
