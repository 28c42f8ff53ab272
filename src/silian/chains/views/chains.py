"""The county's chains, and the page of one: its team, its plan, its enterprises, and what the rooms above show there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import ChainForm
from silian.chains.models import Chain, PlanTask
from silian.chains.permissions import MANAGE, PLAN, VIEW
from silian.chains.queries import chain_for, chains_for, enterprises_for, places_on, tasks_of, team_of
from silian.kernel.access import may_on, visible
from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import Question, ask, page, render_page
from silian.kernel.panels import shown_on


@page(VIEW)
def list_chains(request: Any) -> HttpResponse:
    chains = chains_for(request.actor, request.county)
    return render_page(
        request, "chains/list.html", {"chains": chains, "may_open": request.actor.may(MANAGE, request.county)}
    )


@page(VIEW)
def show_chain(request: Any, pk: UUID) -> HttpResponse:
    chain = chain_for(request.actor, request.county, pk)
    tasks = tasks_of(chain)
    mine = set(visible(PlanTask.objects.filter(chain=chain), request.actor, PLAN).values_list("pk", flat=True))
    seen = set(enterprises_for(request.actor, request.county).values_list("pk", flat=True))
    panels = shown_on("chains.chain", request, chain)
    context = {
        "chain": chain,
        "others": chains_for(request.actor, request.county).exclude(pk=chain.pk),
        "team": team_of(chain),
        "tasks": [(task, light_of(task), task.pk in mine) for task in tasks],
        "places": [(place, place.enterprise_id in seen) for place in places_on(chain)],
        "may": may_on({MANAGE, PLAN}, chain, request.actor),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }
    return render_page(request, "chains/chain.html", context)


@page(MANAGE, ("GET", "HEAD", "POST"))
def open_chain(request: Any) -> HttpResponse:
    def deed(told: Mapping[str, Any]) -> str:
        chain = actions.open_chain(request.county, by=request.actor, **told)
        messages.success(request, _("已设立%s产业链，请按模式成立联合党委。") % chain)
        return address(chain)

    form = ChainForm(request.POST or None, county=request.county)
    question = Question(_("设立产业链"), _("设立"), back=reverse("chains:list"), back_words=_("产业链"))
    return ask(request, form, deed, question)


def light_of(task: PlanTask) -> Light:
    """How a task of the plan stands; a deadline in a year without a calendar is days ahead that nobody counts yet."""
    if task.dropped_on:
        return Light("none", _("已取消"))
    if task.done_on:
        return Light("done", _("按时完成") if task.in_time else _("逾期完成"))
    calendar = current_calendar()
    if task.due > today() and not calendar.knows(task.due):
        return Light("green", _("未到期"))
    return light(calendar, due=task.due, today=today())


def address(chain: Chain) -> str:
    return reverse("chains:chain", args=[chain.pk])
