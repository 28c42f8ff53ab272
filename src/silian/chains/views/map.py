"""图谱: the map of a chain as of a day with what it says, and one node of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.chains.models import PlanTask, Target
from silian.chains.permissions import MAP, PLAN, VIEW
from silian.chains.queries import chain_for, chains_for
from silian.chains.queries.map import difference, map_of, node_for
from silian.chains.queries.whole_map import whole_map_of
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
    form.is_valid()
    day, since = form.cleaned_data.get("as_of") or today(), form.cleaned_data.get("since")
    whole = whole_map_of(chain, day)
    here = whole.read.map
    context = {
        "chain": chain, "day": day, "days": form, "since": since, "now": day == today(), "history": whole.history,
        "shown": mapped(whole), "nodes": len(here.nodes), "may": may_on({MAP, PLAN}, chain, request.actor),
        "firms": sorted({str(place.enterprise): place.enterprise_id for place in here.places}.items()),
        "targets": whole.targets,
        "build": [(each, _(each.reason.text) % each.reason.figures) for each in whole.build],
        "others": chains_for(request.actor, request.county),
        "changes": difference(whole.history.on(since, with_controllers=False), here) if since else None,
    }  # fmt: skip
    return render_page(request, "chains/map.html", context)


@page(VIEW)
def show_node(request: Any, pk: UUID) -> HttpResponse:
    """Who makes it, what goes into it, what it goes into, what the plan does about it and who is courted for it."""
    node = node_for(request.actor, request.county, pk)
    here = map_of(node.chain)
    context = {
        "node": node, "chain": node.chain, "may": may_on({MAP, PLAN}, node.chain, request.actor),
        "makers": [(place, place.mark_on(today())) for place in here.places if place.node_id == node.pk],
        "inputs": [edge for edge in here.edges if edge.target_id == node.pk],
        "outputs": [edge for edge in here.edges if edge.source_id == node.pk],
        "tasks": PlanTask.objects.filter(node=node).select_related("owner").order_by("due"),
        "targets": Target.objects.filter(node=node, ended_on=None).order_by("name"),
    }  # fmt: skip
    return render_page(request, "chains/node.html", context, part="chains/_node.html")
