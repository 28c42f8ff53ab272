"""The reserve: its list by level and stage, one project's page, entering one, and the steps it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import require
from silian.kernel.calendar import Light
from silian.kernel.errors import NotFound
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.kernel.panels import shown_on
from silian.matters.queries import matters_for
from silian.projects import actions
from silian.projects.forms import (
    AskFinanceForm,
    DropForm,
    ExpectedForm,
    OnForm,
    PlanForm,
    PostponeForm,
    ReserveForm,
)
from silian.projects.models import ReserveLevel, ReserveProject
from silian.projects.permissions import KEEP_RESERVE, VIEW_PARKS
from silian.projects.queries import reserve_for, reserve_project_for, sums_of, with_estimates
from silian.projects.reserving import LIFECYCLE, PLANNED, RESERVED
from silian.projects.showing import in_words, landing_light, reserve_history

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
DEEDS: dict[str, tuple[type[forms.Form], Callable[..., object]]] = {
    "plan": (PlanForm, actions.plan_landing),
    "land": (OnForm, actions.land_reserve_project),
    "ask_finance": (AskFinanceForm, actions.ask_finance),
    "estimate": (ExpectedForm, actions.revise_estimate),
    "postpone": (PostponeForm, actions.postpone_landing),
    "drop": (DropForm, actions.drop_reserve_project),
}


@page(VIEW_PARKS)
def list_reserve(request: Any) -> HttpResponse:
    """`?level=province` one reserve, `?level=planned` those planned to land; otherwise all that are open."""
    seen, chosen = reserve_for(request.actor, request.county), request.GET.get("level", "")
    sums = sums_of(seen)
    rows = with_estimates(_chosen(seen, chosen)).order_by("planned_for", "number")
    listed = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "rows": [_line(row) for row in listed.object_list],
        "tabs": _tabs(chosen, sums),
        "planned": sums.get(PLANNED.name, (0, 0, 0)),
        "may_keep": request.actor.may(KEEP_RESERVE, request.county),
    }
    return render_page(request, "projects/reserve.html", context, part="projects/_reserve.html")


def _line(row: Any) -> tuple[ReserveProject, str, str, Light]:
    """A project with what it is expected to cost and to borrow, and its light."""
    return row, in_words(row.investment), in_words(row.finance), landing_light(row)


def _chosen(rows: Any, chosen: str) -> Any:
    if chosen in ReserveLevel.values:
        return rows.filter(state=RESERVED.name, level=chosen)
    return rows.filter(state__in=[PLANNED.name] if chosen == PLANNED.name else LIFECYCLE.open_states)


def _tabs(chosen: str, sums: Mapping[str, tuple[int, int, int]]) -> list[dict[str, Any]]:
    names = [("", _("全部")), *ReserveLevel.choices, (PLANNED.name, PLANNED.label)]
    every = sum(row[0] for row in sums.values())
    return [
        {
            "words": words, "url": f"?level={name}" if name else "?", "current": name == chosen,
            "count": sums.get(name, (0, 0, 0))[0] if name else every,
        }
        for name, words in names
    ]  # fmt: skip


@page(VIEW_PARKS)
def show_reserve_project(request: Any, pk: UUID) -> HttpResponse:
    project = reserve_project_for(request.actor, request.county, pk)
    panels = shown_on("projects.reserveproject", request, project)
    estimates = list(project.estimates.order_by("-on", "-id"))
    context = {
        "project": project, "light": landing_light(project), "offers": offers(project, request.actor),
        "estimates": [(row, in_words(row.investment), in_words(row.finance)) for row in estimates],
        "need_seen": project.need_id and matters_for(request.actor, request.county).filter(pk=project.need_id).exists(),
        "history": reserve_history(project),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }  # fmt: skip
    return render_page(request, "projects/reserve_project.html", context)


@page(KEEP_RESERVE, FORM)
def enter_reserve_project(request: Any) -> HttpResponse:
    def deed(told: Mapping[str, Any]) -> str:
        keeper, name = told["keeper"], told["name"]
        shared = {key: told[key] for key in ("expected", "on", "township", "content")}
        if told["level"]:
            project = actions.reserve_project(keeper, name, level=told["level"], by=request.actor, **shared)
        else:
            planned_for = told["planned_for"]
            project = actions.plan_outright(keeper, name, planned_for=planned_for, by=request.actor, **shared)
        messages.success(request, _("已登记 %s。") % project.number)
        return _address(project)

    form = ReserveForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("登记储备项目"), _("登记"), back=reverse("projects:reserve"), back_words=_("储备项目"))
    return ask(request, form, deed, question)


@page(VIEW_PARKS, FORM)
def reserve_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of a reserve project, asked with its own form; the action asks stage and guards."""
    project = reserve_project_for(request.actor, request.county, pk)
    if step not in DEEDS:
        raise NotFound(step)
    row = LIFECYCLE.steps[step]
    require(row.needs, project, request.actor)
    form_class, act = DEEDS[step]

    def deed(told: Mapping[str, Any]) -> str:
        act(project, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(project)s：%(step)s，已办。") % {"project": project, "step": row.label})
        return _address(project)

    question = Question(
        row.label, row.label, record=project, back=_address(project), back_words=project, risk=step == "drop"
    )
    return ask(request, form_class(request.POST or None), deed, question)


def _address(project: ReserveProject) -> str:
    return reverse("projects:reserveproject", args=[project.pk])
