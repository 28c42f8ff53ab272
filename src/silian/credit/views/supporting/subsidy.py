"""Subsidy batches: the list, one batch with its rows and reviews, drawing one up, its steps, clawing back."""

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

from silian.credit import actions
from silian.credit.forms.supporting import BatchForm, ClawBackForm, NothingForm, PayForm, SendBackForm, WordsForm
from silian.credit.lifecycle.supporting import SUBSIDY
from silian.credit.models import SubsidyBatch
from silian.credit.permissions import PAY_SUBSIDY, SUBSIDISE, VIEW
from silian.credit.queries.supporting.subsidising import batch_for, batches_for, next_review, row_for
from silian.credit.supporting_rules import supporting_of
from silian.kernel.access import may_on, require
from silian.kernel.errors import NotFound
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
DEEDS: dict[str, tuple[type[forms.Form], Callable[..., object]]] = {
    "submit": (NothingForm, actions.submit_batch),
    "review": (WordsForm, actions.review_batch),
    "send_back": (SendBackForm, actions.send_back_batch),
    "pay": (PayForm, actions.pay_batch),
}


@page(VIEW)
def list_batches(request: Any) -> HttpResponse:
    listed = Paginator(batches_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    titles = _titles(request.county)
    context = {
        "page": listed, "rows": [(batch, titles.get(batch.rule, batch.rule)) for batch in listed.object_list],
        "may_draw_up": request.actor.may(SUBSIDISE, request.county),
    }  # fmt: skip
    return render_page(request, "credit/subsidy.html", context, part="credit/_subsidy.html")


@page(VIEW)
def show_batch(request: Any, pk: UUID) -> HttpResponse:
    batch = batch_for(request.actor, request.county, pk)
    rows = (
        batch.rows.select_related("loan__borrower").prefetch_related("claw_backs").order_by("loan__number", "from_on")
    )
    listed = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    turn = next_review(batch) if batch.state == "under_review" else None
    context = {
        "batch": batch, "title": _titles(request.county).get(batch.rule, batch.rule), "page": listed,
        "rows": [(row, sum(back.fen for back in row.claw_backs.all())) for row in listed.object_list],
        "reviews": batch.reviews.select_related("office"), "turn": turn, "offers": offers(batch, request.actor),
        "may_claw_back": batch.state == "paid" and PAY_SUBSIDY.name in may_on({PAY_SUBSIDY}, batch, request.actor),
    }  # fmt: skip
    return render_page(request, "credit/subsidy_batch.html", context, part="credit/_subsidy_rows.html")


def _titles(county: str) -> dict[str, str]:
    return {key: rule.title for key, rule in supporting_of(county).subsidy.rules.items()}


@page(SUBSIDISE, FORM)
def draw_up(request: Any) -> HttpResponse:
    form = BatchForm(request.POST or None, by=request.actor, county=request.county)

    def deed(told: Mapping[str, Any]) -> str:
        batch = actions.draw_up_batch(told["bank"], by=request.actor, **form.told)
        messages.success(request, _("已编制 %s，核对后送审。") % batch)
        return _address(batch)

    note = _("按贷款余额逐段计息，逾期和展期的天数不算，已贴过息的天数不能再贴。")
    back = reverse("credit:subsidy")
    return ask(request, form, deed, Question(_("编制贴息批次"), _("编制"), note=note, back=back, back_words=_("贴息")))


@page(VIEW, FORM)
def take_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    batch = batch_for(request.actor, request.county, pk)
    if step not in DEEDS:
        raise NotFound(step)
    row = SUBSIDY.steps[step]
    require(row.needs, batch, request.actor)
    form_class, act = DEEDS[step]

    def deed(told: Mapping[str, Any]) -> str:
        act(batch, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(batch)s：%(step)s，已办。") % {"batch": batch, "step": row.label})
        return _address(batch)

    question = Question(
        row.label, row.label, record=batch, back=_address(batch), back_words=batch, risk=step in ("send_back", "pay")
    )
    return ask(request, form_class(request.POST or None), deed, question)


@page(PAY_SUBSIDY, FORM)
def claw_back(request: Any, pk: UUID) -> HttpResponse:
    row = row_for(request.actor, request.county, pk)
    require(PAY_SUBSIDY, row, request.actor)

    def deed(told: Mapping[str, Any]) -> str:
        actions.claw_back(row, by=request.actor, **told)
        messages.success(request, _("已记追回，贴息合计从当天起减去。"))
        return _address(row.batch)

    question = Question(_("追回贴息"), _("追回"), note=row, back=_address(row.batch), back_words=row.batch, risk=True)
    return ask(request, ClawBackForm(request.POST or None), deed, question)


def _address(batch: SubsidyBatch) -> str:
    return reverse("credit:subsidybatch", args=[batch.pk])
