"""The county's chains, and the page of one: one chain, one team, one plan, and what the rooms above show there."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import ChainForm, CloseForm
from silian.chains.models import PlanTask
from silian.chains.permissions import MANAGE, PLAN, VIEW
from silian.chains.queries import (
    Asked,
    chain_for,
    chains_for,
    deals_of,
    enterprises_for,
    places_on,
    postings_for,
    tasks_of,
    team_of,
)
from silian.chains.views.addresses import of_chain
from silian.chains.views.asking import FORM, Told
from silian.kernel.access import may_on
from silian.kernel.calendar import Light, light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import Question, ask, page, render_page
from silian.kernel.panels import shown_on

SHOWN = 8  # rows of a part of the page; the rest is one click away


@page(VIEW)
def list_chains(request: Any) -> HttpResponse:
    chains = chains_for(request.actor, request.county)
    return render_page(
        request, "chains/list.html", {"chains": chains, "may_open": request.actor.may(MANAGE, request.county)}
    )


@page(VIEW)
def show_chain(request: Any, pk: UUID) -> HttpResponse:
    """一个产业链、一套班子、一套方案 on one screen; each count on top leads to its list."""
    chain = chain_for(request.actor, request.county, pk)
    panels = shown_on("chains.chain", request, chain)
    seen = set(enterprises_for(request.actor, request.county).values_list("pk", flat=True))
    places = [(place, place.enterprise_id in seen) for place in places_on(chain)]
    team, tasks = team_of(chain), [(task, light_of(task)) for task in tasks_of(chain)]
    postings = postings_for(request.actor, request.county, Asked(chain=chain.pk))
    context = {
        "chain": chain,
        "of": f"?chain={chain.pk}",  # how a list is asked for this chain's part
        "others": chains_for(request.actor, request.county).exclude(pk=chain.pk),
        "team": team,
        "tasks": tasks,
        "plan_light": _overdue(sum(state.colour == "red" for _task, state in tasks)),
        "vacant": sum(member.post is None for member in team),
        "places": places,
        "first": places[:SHOWN],
        "rest": places[SHOWN:],
        "postings": postings[:SHOWN],
        "on_market": postings.count(),
        "deals": deals_of(chain).filter(agreed_on__year=today().year),
        "may": may_on({MANAGE, PLAN}, chain, request.actor),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
        "stats": [stat for panel in panels for stat in panel.stats],
    }
    return render_page(request, "chains/chain.html", context)


def _overdue(how_many: int) -> Light | None:
    return Light("red", _("逾期 %d 项") % how_many) if how_many else None


@page(MANAGE, FORM)
def open_chain(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        chain = actions.open_chain(request.county, by=request.actor, **told)
        messages.success(request, _("已设立%s产业链，请按模式成立联合党委。") % chain)
        return of_chain(chain)

    form = ChainForm(request.POST or None, county=request.county)
    question = Question(_("设立产业链"), _("设立"), back=reverse("chains:list"), back_words=_("产业链"))
    return ask(request, form, deed, question)


@page(MANAGE, FORM)
def close_chain(request: Any, pk: UUID) -> HttpResponse:
    """撤销; refused while enterprises stand on it."""
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.close_chain(chain, by=request.actor, **told)
        messages.success(request, _("%(chain)s产业链从 %(day)s 起撤销。") % {"chain": chain, "day": told["on"]})
        return of_chain(chain)

    note = _("撤销以后不能再放企业、加任务；以前的记录和数据都保留。")
    question = Question(
        _("撤销%s产业链") % chain, _("撤销"), back=of_chain(chain), back_words=chain, risk=True, note=note
    )
    return ask(request, CloseForm(request.POST or None), deed, question)


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
