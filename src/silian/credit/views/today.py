"""今日走访, the officer's page on the phone: today's visits, whom to collect, what is in review; and recording a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.actions.visiting import plan_visit, record_visit
from silian.credit.forms.roster import PlanForm, VisitForm
from silian.credit.models import HomeVisit
from silian.credit.permissions import COLLECT
from silian.credit.queries.scope import borrower_for, visits_for
from silian.credit.queries.today import work_of
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, render_page
from silian.kernel.panels import shown_on

FORM = ("GET", "HEAD", "POST")
SHOWN = 20


@page(COLLECT)
def show_today(request: Any) -> HttpResponse:
    work = work_of(request.actor, request.county, today())
    panels = shown_on("credit.today", request)
    context = {
        "day": today(), "visits": work.visits[:SHOWN], "to_collect": work.to_collect[:SHOWN],
        "in_review": work.in_review[:SHOWN], "unlisted": work.unlisted[:SHOWN], "promises": work.promises[:SHOWN],
        "counts": (work.visits.count(), work.to_collect.count(), work.in_review.count(), work.unlisted.count()),
        "panels": [panel.html for panel in panels],
    }  # fmt: skip
    return render_page(request, "credit/today.html", context)


@page(COLLECT, FORM)
def visit(request: Any, pk: UUID) -> HttpResponse:
    """Records a visit to a borrower, with photographs; `?visit=` is the planned one that is done now."""
    borrower = borrower_for(request.actor, request.county, pk, COLLECT)
    planned = _planned(request)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()

    def deed(told: Mapping[str, Any]) -> str:
        record_visit(borrower, planned=planned, by=request.actor, **told)
        messages.success(request, _("已记走访。"))
        return reverse("credit:borrower", args=[pk])

    title = _("走访：%s") % (planned.purpose if planned else borrower)
    question = Question(title, _("记下"), back=reverse("credit:today"), back_words=_("今日走访"))
    return ask(request, VisitForm(*posted), deed, question)


def _planned(request: Any) -> HomeVisit | None:
    try:
        key = UUID(request.GET.get("visit", ""))
    except ValueError:
        return None
    found = visits_for(request.actor, request.county).filter(pk=key, done_on=None).first()
    if found is None:
        raise NotFound(f"credit.homevisit {key}")
    return found


@page(COLLECT, FORM)
def plan(request: Any, pk: UUID) -> HttpResponse:
    borrower = borrower_for(request.actor, request.county, pk, COLLECT)

    def deed(told: Mapping[str, Any]) -> str:
        plan_visit(borrower, by=request.actor, **told)
        messages.success(request, _("已列入走访计划。"))
        return reverse("credit:borrower", args=[pk])

    question = Question(_("计划走访"), _("列入"), back=reverse("credit:borrower", args=[pk]), back_words=borrower)
    return ask(request, PlanForm(request.POST or None), deed, question)
