"""One village: its funnel, who is posted there, what waits; other rooms put their panels beside it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse

from silian.credit.models import Borrower, Segment
from silian.credit.permissions import COLLECT, VIEW
from silian.credit.queries.amounts import amounts_of
from silian.credit.queries.coverage import postings_on
from silian.credit.queries.funnel import OPEN, funnel, reached, refusals
from silian.credit.queries.scope import borrowers_for, village_for
from silian.credit.views._days import day_asked
from silian.kernel.access import visible
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on
from silian.organisations.queries.units import line_above

NAMED = 12  # entities and collectives that the page lists by name; households are counts


@page(VIEW)
def show_village(request: Any, pk: UUID) -> HttpResponse:
    village, day = village_for(request.actor, request.county, pk), day_asked(request)
    rows = borrowers_for(request.actor, request.county).filter(village=village)
    above = line_above(village, day)
    panels = shown_on("credit.village", request, village)
    context = {
        "village": village, "day": day, "above": above[1:], "stages": funnel(rows, day), "amounts": amounts_of(rows, day),
        "refused": refusals(rows, day), "open_total": reached(rows, OPEN, day).count(),
        "posted": [posting for unit in (village, *reversed(above)) for posting in postings_on(request.county, day, unit)],
        "named": rows.exclude(segment=Segment.HOUSEHOLD).order_by("segment", "name")[:NAMED],
        "stats": [stat for panel in panels for stat in panel.stats],
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
        "address": f"{reverse('credit:borrowers')}?village={pk}&day={day.isoformat()}",
        "may_collect": visible(Borrower.objects.filter(village=village), request.actor, COLLECT).exists(),
    }  # fmt: skip
    return render_page(request, "credit/village.html", context)
