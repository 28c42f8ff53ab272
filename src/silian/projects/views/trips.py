"""Promotion trips: the list, one trip with what came of it, setting out, reporting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.calendar import Light, today
from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.projects import actions
from silian.projects.forms import ReportForm, TripForm
from silian.projects.models import Trip
from silian.projects.permissions import ENTER, VIEW
from silian.projects.queries import projects_for, trip_for, trips_for, with_amounts, with_names
from silian.projects.sections import pipeline_of
from silian.projects.showing import lit
from silian.projects.views.heading import heading

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30


@page(VIEW)
def list_trips(request: Any) -> HttpResponse:
    rows = (
        trips_for(request.actor, request.county)
        .annotate(leads=Count("projects"))
        .prefetch_related("travellers__person")
    )
    shown = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    limit = pipeline_of(request.county).report_within
    context = {
        "page": shown,
        "trips": [(trip, light_of(trip, limit)) for trip in shown],
        **heading(request, "trips"),
    }
    return render_page(request, "projects/trips.html", context, part="projects/_trips.html")


@page(VIEW)
def show_trip(request: Any, pk: UUID) -> HttpResponse:
    trip = trip_for(request.actor, request.county, pk)
    leads = projects_for(request.actor, request.county).filter(trip=trip).order_by("number")
    context = {
        "trip": trip,
        "light": light_of(trip, pipeline_of(request.county).report_within),
        "travellers": trip.travellers.select_related("person__unit"),
        "contacts": trip.contacts.all(),
        "rows": lit(with_amounts(with_names(leads)), request.county),
        "may_enter": ENTER.name in may_on({ENTER}, trip, request.actor),
    }
    return render_page(request, "projects/trip.html", context)


def light_of(trip: Trip, limit: int) -> Light:
    """Whether the report is in; it is due so many working days after setting out."""
    if trip.returned_on:
        return Light("done", _("已报成果"))
    late = current_calendar().working_days(trip.set_out_on, today()) - limit
    return Light("red", _("逾期 %d 日未报成果") % late, -late) if late > 0 else Light("none", _("在外，未报成果"))


@page(ENTER, FORM)
def set_out(request: Any) -> HttpResponse:
    def deed(told: Mapping[str, Any]) -> str:
        travellers = list(told["travellers"])
        trip = actions.set_out(by=request.actor, **{**told, "travellers": travellers})
        messages.success(request, _("已登记 %s，返回后请报成果。") % trip.number)
        return reverse("projects:trip", args=[trip.pk])

    form = TripForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("登记外出招商"), _("登记"), back=reverse("projects:trips"), back_words=_("外出招商"))
    return ask(request, form, deed, question)


@page(ENTER, FORM)
def report(request: Any, pk: UUID) -> HttpResponse:
    trip = trip_for(request.actor, request.county, pk)

    def deed(told: Mapping[str, Any]) -> str:
        actions.report_trip(trip, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已报成果，谈成的线索请登记为项目。"))
        return reverse("projects:trip", args=[pk])

    question = Question(
        _("报成果：%s") % trip.purpose,
        _("报成果"),
        record=trip,
        back=reverse("projects:trip", args=[pk]),
        back_words=trip.number,
    )
    return ask(request, ReportForm(request.POST or None), deed, question)
