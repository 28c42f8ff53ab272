"""图谱: the map of a chain as of a day with what it says, and one node of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse

from silian.chains.permissions import MAP, PLAN, VIEW
from silian.chains.queries import chain_for
from silian.chains.queries.map import difference, map_of, node_for
from silian.chains.views.mapped import mapped
from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.fields import DayField
from silian.kernel.pages import page, render_page


class DaysForm(forms.Form):
    """As of which day the map is shown, and since when its changes are told."""

    as_of = DayField(required=False)
    since = DayField(required=False)


@page(VIEW)
def show_map(request: Any, pk: UUID) -> HttpResponse:
    """The map of a day with its findings; with `since`, what changed from that day."""
    chain = chain_for(request.actor, request.county, pk)
    form = DaysForm(request.GET)
    days = form.cleaned_data if form.is_valid() else {}
    day = days.get("as_of") or today()
    here = map_of(chain, day)
    context = {
        "chain": chain, "day": day, "days": form, "since": days.get("since"), "now": day == today(),
        "shown": mapped(chain, here), "may": may_on({MAP, PLAN}, chain, request.actor),
        "changes": difference(map_of(chain, days["since"]), here) if days.get("since") else None,
    }  # fmt: skip
    return render_page(request, "chains/map.html", context)


@page(VIEW)
def show_node(request: Any, pk: UUID) -> HttpResponse:
    """Who makes it, what goes into it, and what it goes into."""
    node = node_for(request.actor, request.county, pk)
    here = map_of(node.chain)
    context = {
        "node": node, "chain": node.chain, "may": may_on({MAP, PLAN}, node.chain, request.actor),
        "makers": [(place, place.mark_on(today()).label) for place in here.places if place.node_id == node.pk],
        "inputs": [edge for edge in here.edges if edge.target_id == node.pk],
        "outputs": [edge for edge in here.edges if edge.source_id == node.pk],
    }  # fmt: skip
    return render_page(request, "chains/node.html", context, part="chains/_node.html")
