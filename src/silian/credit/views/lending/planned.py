"""Planned loans 计划贷款: the list by day, noting one, and how one came out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit import actions
from silian.credit.forms.lending import CloseIntentionForm, IntentionForm
from silian.credit.models import Intention
from silian.credit.permissions import LEND, VIEW
from silian.credit.queries.lending import intention_for, intentions_for
from silian.credit.queries.scope import borrower_for
from silian.credit.views.lending.parts import lending_tabs
from silian.kernel.access import require
from silian.kernel.calendar import Light, today
from silian.kernel.pages import Question, ask, page, render_page, seen_version

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
SOON = 30  # days before the money is expected


@page(VIEW)
def list_planned(request: Any) -> HttpResponse:
    """What is planned and not applied for yet, the nearest first."""
    page_ = Paginator(intentions_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page_, "rows": [(row, _light(row)) for row in page_], "tabs": lending_tabs("planned_loans"),
        "may_lend": request.actor.may(LEND, request.county),
    }  # fmt: skip
    return render_page(request, "credit/lending/planned.html", context)


def _light(row: Intention) -> Light:
    left = (row.expected_on - today()).days
    if left < 0:
        return Light("red", _("过了 %d 天") % -left)
    return Light("amber" if left <= SOON else "green", _("还有 %d 天") % left, left)


@page(LEND, FORM)
def plan_loan(request: Any, borrower: UUID) -> HttpResponse:
    who = borrower_for(request.actor, request.county, borrower)
    require(LEND, who, request.actor)

    def deed(typed: Mapping[str, Any]) -> str:
        actions.plan_loan(who, by=request.actor, **typed)
        messages.success(request, _("已登记计划贷款，到期前由客户经理上门。"))
        return reverse("credit:borrower", args=[who.pk])

    question = Question(
        _("计划贷款：%s") % who, _("登记"), back=reverse("credit:borrower", args=[who.pk]), back_words=who
    )
    return ask(request, IntentionForm(request.POST or None), deed, question)


@page(LEND, FORM)
def close_planned(request: Any, pk: UUID) -> HttpResponse:
    row = intention_for(request.actor, request.county, pk)
    require(LEND, row, request.actor)

    def deed(typed: Mapping[str, Any]) -> str:
        actions.close_intention(row, by=request.actor, version=seen_version(request), **typed)
        messages.success(request, _("已了结：%s") % row.borrower)
        return reverse("credit:planned_loans")

    question = Question(
        _("了结计划贷款"), _("了结"), record=row, back=reverse("credit:planned_loans"), back_words=_("计划贷款")
    )
    return ask(request, CloseIntentionForm(request.POST or None, borrower=row.borrower), deed, question)


@page(VIEW)
def show_planned(request: Any, pk: UUID) -> HttpResponse:
    """Where a figure's record list leads."""
    row = intention_for(request.actor, request.county, pk)
    return HttpResponse(status=302, headers={"Location": reverse("credit:borrower", args=[row.borrower_id])})
