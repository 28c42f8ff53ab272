"""External figures: their entries, and for which units somebody may enter them."""

from __future__ import annotations

from django.db.models import QuerySet

from silian.indicators.models import ExternalFigure
from silian.indicators.permissions import ENTER
from silian.kernel.access import Actor
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import units_of_kind

RESPONSIBLE = (UnitKind.DEPARTMENT, UnitKind.TOWNSHIP)


def entries_of(county: str, indicator: str) -> QuerySet[ExternalFigure]:
    """Every entry of an external indicator, the newest first, with the ones that were replaced."""
    rows = ExternalFigure.objects.filter(county_id=county, indicator=indicator)
    return rows.select_related("unit").prefetch_related("replaced_by").order_by("-until", "-id")


def units_entering(county: str, by: Actor) -> QuerySet[Unit]:
    """The units in whose name this person may enter a figure."""
    units = units_of_kind(county, *RESPONSIBLE)
    held = [grant.units for grant in by.grants if grant.county == county and grant.reach.get(ENTER.name)]
    if by.unlimited or None in held:
        return units
    return units.filter(pk__in=frozenset().union(*(keys for keys in held if keys)))
