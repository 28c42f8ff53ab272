"""Promises to repay: recorded at a visit, answered when the day has come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.actions.promising import answer_promise, record_promise
from silian.credit.forms.promises import AnswerForm, PromiseForm
from silian.credit.permissions import COLLECT
from silian.credit.queries.scope import borrower_for, promise_for
from silian.kernel.money import show
from silian.kernel.pages import Question, ask, page

FORM = ("GET", "HEAD", "POST")


@page(COLLECT, FORM)
def promise(request: Any, pk: UUID) -> HttpResponse:
    borrower = borrower_for(request.actor, request.county, pk, COLLECT)

    def deed(told: Mapping[str, Any]) -> str:
        made = record_promise(borrower, by=request.actor, **told)
        messages.success(request, _("已记承诺，%s 到期时提醒您。") % made.due)
        return reverse("credit:borrower", args=[pk])

    form = PromiseForm(request.POST or None, borrower=borrower)
    back = reverse("credit:borrower", args=[pk])
    return ask(request, form, deed, Question(_("记承诺还款"), _("记下"), back=back, back_words=borrower))


@page(COLLECT, FORM)
def answer(request: Any, pk: UUID) -> HttpResponse:
    made = promise_for(request.actor, request.county, pk)

    def deed(told: Mapping[str, Any]) -> str:
        answer_promise(made, by=request.actor, **told)
        messages.success(request, _("已记结果。"))
        return reverse("credit:today")

    note = _("%(day)s 承诺在 %(due)s 前还 %(fen)s。") % {
        "day": made.promised_on, "due": made.due, "fen": show(made.fen),
    }  # fmt: skip
    question = Question(
        _("承诺还款的结果"), _("记下"), note=note, back=reverse("credit:today"), back_words=_("今日走访")
    )
    return ask(request, AnswerForm(request.POST or None), deed, question)
