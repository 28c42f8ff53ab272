"""Parks: the list with stars and capital, one park's page, and what is entered about it."""

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

from silian.kernel.access import may_on, require
from silian.kernel.pages import Question, ask, page, render_page
from silian.kernel.panels import shown_on
from silian.projects import actions
from silian.projects.forms import AwardForm, CapitalForm, GroundForm, ParkForm
from silian.projects.models import Park
from silian.projects.permissions import KEEP_PARKS, VIEW_PARKS
from silian.projects.queries import capital_for, grade_for, in_order, park_for, parks_for, with_grades
from silian.projects.showing import in_words, stars_of

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
Told = Mapping[str, Any]


@page(VIEW_PARKS)
def list_parks(request: Any) -> HttpResponse:
    rows = in_order(with_grades(parks_for(request.actor, request.county)))
    listed = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed,
        "rows": [(row, stars_of(row.level, row.stars), in_words(row.capital_fen)) for row in listed.object_list],  # type: ignore[attr-defined]
        "may_keep": request.actor.may(KEEP_PARKS, request.county),
    }
    return render_page(request, "projects/parks.html", context, part="projects/_parks.html")


@page(VIEW_PARKS)
def show_park(request: Any, pk: UUID) -> HttpResponse:
    park = park_for(request.actor, request.county, pk)
    panels = shown_on("projects.park", request, park)
    context = {
        "park": park, "grades": park.grades.order_by("-awarded_on", "-id"),
        "grade": park.grades.filter(ended_on=None).first(),
        "capital": [(row, in_words(row.fen)) for row in park.capital.all()],
        "declared": in_words(sum(row.fen for row in park.capital.filter(withdrawn_on=None))),
        "may_keep": KEEP_PARKS.name in may_on({KEEP_PARKS}, park, request.actor),
        "stats": [stat for panel in panels for stat in panel.stats],
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }  # fmt: skip
    return render_page(request, "projects/park.html", context)


@page(KEEP_PARKS, FORM)
def open_park(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        park = actions.open_park(told["township"], by=request.actor, **_without(told, "township"))
        messages.success(request, _("已建立园区 %s。") % park)
        return reverse("projects:park", args=[park.pk])

    form = ParkForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("建立园区"), _("建立"), back=reverse("projects:parks"), back_words=_("农业园区"))
    return ask(request, form, deed, question)


@page(KEEP_PARKS, FORM)
def award_grade(request: Any, pk: UUID) -> HttpResponse:
    return _about(request, pk, AwardForm(request.POST or None), actions.award_grade, _("认定星级"))


@page(KEEP_PARKS, FORM)
def declare_capital(request: Any, pk: UUID) -> HttpResponse:
    return _about(request, pk, CapitalForm(request.POST or None), actions.declare_capital, _("申报社会资本"))


@page(KEEP_PARKS, FORM)
def take_away_grade(request: Any, pk: UUID) -> HttpResponse:
    grade = grade_for(request.actor, request.county, pk)
    return _take_back(request, grade, actions.take_away_grade, _("摘牌"))


@page(KEEP_PARKS, FORM)
def withdraw_capital(request: Any, pk: UUID) -> HttpResponse:
    capital = capital_for(request.actor, request.county, pk)
    return _take_back(request, capital, actions.withdraw_capital, _("撤回申报"))


def _about(request: Any, pk: UUID, form: forms.Form, act: Callable[..., object], words: str) -> HttpResponse:
    park = park_for(request.actor, request.county, pk)
    require(KEEP_PARKS, park, request.actor)

    def deed(told: Told) -> str:
        act(park, by=request.actor, **told)
        messages.success(request, _("%(park)s：%(deed)s，已办。") % {"park": park, "deed": words})
        return _address(park)

    return ask(request, form, deed, Question(words, words, back=_address(park), back_words=park))


def _take_back(request: Any, record: Any, act: Callable[..., object], words: str) -> HttpResponse:
    require(KEEP_PARKS, record, request.actor)

    def deed(told: Told) -> str:
        act(record, by=request.actor, **told)
        messages.success(request, _("%(record)s：%(deed)s，已办。") % {"record": record, "deed": words})
        return _address(record.park)

    question = Question(words, words, note=record, back=_address(record.park), back_words=record.park, risk=True)
    return ask(request, GroundForm(request.POST or None), deed, question)


def _address(park: Park) -> str:
    return reverse("projects:park", args=[park.pk])


def _without(told: Told, name: str) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != name}
