"""What was filed with the township's discipline office, and its receipt."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.matters.queries import matters_for
from silian.meetings import actions
from silian.meetings.forms import ReceiveForm
from silian.meetings.permissions import RECEIVE, VIEW_SESSION
from silian.meetings.queries import filing_for, filings_for
from silian.meetings.views.inquiry_showing import light_of_inquiry

A_PAGE = 30


@page(VIEW_SESSION)
def list_filings(request: Any) -> HttpResponse:
    rows = Paginator(filings_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": rows, "rows": [(row, light_of_inquiry(row.inquiry)) for row in rows]}
    return render_page(request, "meetings/filing/list.html", context, part="meetings/filing/_rows.html")


@page(VIEW_SESSION)
def show_filing(request: Any, pk: UUID) -> HttpResponse:
    filing = filing_for(request.actor, request.county, pk)
    seen = matters_for(request.actor, request.county).filter(inquiry=filing.inquiry).exists()
    context = {
        "filing": filing, "offers": offers(filing, request.actor), "light": light_of_inquiry(filing.inquiry), "seen": seen,
    }  # fmt: skip
    return render_page(request, "meetings/filing/filing.html", context)


@page(RECEIVE, ("GET", "HEAD", "POST"))
def take_filing_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """签收: the only step of a filing."""
    filing = filing_for(request.actor, request.county, pk)
    address = reverse("meetings:filing", args=[filing.pk])

    def deed(told: Mapping[str, Any]) -> str:
        actions.receive_filing(filing, by=request.actor, version=seen_version(request), **told)
        return address

    question = Question(_("签收 %s") % filing.number, _("签收"), record=filing, back=address, back_words=filing)
    return ask(request, ReceiveForm(request.POST or None), deed, question)
