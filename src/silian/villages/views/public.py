"""Pages without sign-in: the villages of a county that made something public, and one village's publications as posted."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page
from silian.organisations.models import County
from silian.villages.queries import posted_of, villages_that_publish


@page("public")
def choose_village(request: Any, county: str) -> HttpResponse:
    place = _enter(request, county)
    context = {"place": place, "villages": villages_that_publish(county)}
    return render_page(request, "villages/public/villages.html", context)


@page("public")
def show_posted(request: Any, county: str, pk: UUID) -> HttpResponse:
    """The latest publication in full, the earlier ones folded; frozen content only, no record is asked."""
    place = _enter(request, county)
    village, publications = posted_of(county, pk)
    context = {"place": place, "village": village, "publications": publications, "today": today()}
    return render_page(request, "villages/public/village.html", context)


def _enter(request: Any, county: str) -> County:
    """The county whose public page this is; the frame then bears its name."""
    place = get_object_or_404(County, pk=county)
    request.county = place.pk
    return place
