"""A calendar for tests of pure functions, made of the notices that the package knows: no database."""

from __future__ import annotations

from collections.abc import Iterable

from silian.kernel.calendar import WorkCalendar
from silian.kernel.calendar.package import days_listed_for


def calendar_of(years: Iterable[int]) -> WorkCalendar:
    published = frozenset(years)
    return WorkCalendar({day: listed for year in published for day, listed in days_listed_for(year).items()}, published)


PUBLISHED = calendar_of(range(2021, 2027))
