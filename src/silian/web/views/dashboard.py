"""领导驾驶舱, and which page is a person's first: the dashboard for who leads, the workbench for everybody else."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.briefings.permissions import VIEW as VIEW_BRIEFINGS
from silian.briefings.queries import issues_for
from silian.kernel.pages import page, render_page
from silian.kernel.panels import PANELS
from silian.web import workbench
from silian.web.context import address
from silian.web.dashboard.own import own_chains, paired_with
from silian.web.dashboard.reading import reading_of
from silian.web.permissions import LEAD
from silian.web.views.frame import show_workbench

# The rooms' panels that a leader decides on, in their order here; the others stand on the workbench.
DECIDED = ("matters.to_confirm", "matters.overdue", "meetings.next")


@page("signed_in")
def show_home(request: Any) -> HttpResponse:
    """A person's first page."""
    leads = request.actor.may(LEAD, request.county)
    request.stands_at = reverse("web:dashboard" if leads else "web:workbench")
    return show_dashboard(request) if leads else show_workbench(request)


@page(LEAD)
def show_dashboard(request: Any) -> HttpResponse:
    """Two minutes for a leader: how it stands, what changed, what to decide, what is late and with whom."""
    panels = workbench.shown_to(request, [PANELS[name] for name in DECIDED if name in PANELS])
    reading, mine = reading_of(request.county), own_chains(request)
    headlines = [panel.headline for panel in panels if panel.headline]
    reads = request.actor.may(VIEW_BRIEFINGS, request.county)
    context = {
        "title": "，".join(headlines) or _("今天没有等您定的事"), "reading": reading,
        "tiles": sorted(reading.tiles, key=lambda tile: tile.key not in mine), "mine": mine,
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
        "paired": paired_with(request),
        "ranking_url": address("indicators:ranking"),
        "issue": issues_for(request.county, request.actor).first() if reads else None,
    }  # fmt: skip
    return render_page(request, "web/dashboard.html", context)
