"""The page of a unit: where it stands, its seats, its people, who held them; and what other rooms show about it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse

from silian.kernel.access import may_on
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on
from silian.organisations.permissions import APPOINT, MANAGE, VIEW
from silian.organisations.queries import children_of
from silian.organisations.queries.units import (
    former_posts_in,
    line_above,
    people_of,
    places_of,
    seats_of,
    unit_for,
    units_for,
)
from silian.organisations.views.formations import day_asked


@page(VIEW)
def show_unit(request: Any, pk: UUID) -> HttpResponse:
    unit = unit_for(request.actor, request.county, pk)
    day = day_asked(request)
    seen = units_for(request.actor, request.county)
    context = {
        "unit": unit,
        "day": day,
        "above": line_above(unit, day),
        "places": places_of(unit),
        "seats": seats_of(unit, day),
        "people": people_of(unit, request.actor),
        "former": former_posts_in(unit, day),
        "below": children_of(unit, day).filter(pk__in=seen.values("pk")),
        "may": may_on({MANAGE, APPOINT}, unit, request.actor),
        "panels": shown_on("organisations.unit", request, unit),
    }
    return render_page(request, "organisations/unit.html", context)
