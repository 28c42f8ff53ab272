"""Trips whose report is due, and who can be named as a traveller."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from silian.organisations.models import Person, Unit, UnitKind
from silian.projects.models import Trip


def unreported(rows: QuerySet[Trip]) -> QuerySet[Trip]:
    """Those whose outcome was not reported yet, the longest out first."""
    return rows.filter(returned_on=None).order_by("set_out_on", "number")


def travellers_of(county: str, promoters: QuerySet[Unit]) -> QuerySet[Person]:
    """Who can be named: the people of these units, and the county's leaders."""
    there = Q(unit__in=promoters.order_by()) | Q(unit__kind=UnitKind.COUNTY)
    people = Person.objects.filter(there, county_id=county, left_on=None).select_related("unit")
    return people.order_by("unit__name", "name")
