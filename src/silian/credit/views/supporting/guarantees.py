"""政银担: the fund with its stop line, guarantees, losses shared out and shared back; fees that were saved."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import F, Sum
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit import actions
from silian.credit.forms.supporting import DepositForm, FeeForm, GuaranteeForm, LossForm
from silian.credit.models import FeeReduction
from silian.credit.permissions import GUARANTEE, KEEP_FUND, KEEP_TENANTS, VIEW
from silian.credit.queries.supporting.fund import (
    funds_for,
    guarantee_for,
    guarantees_for,
    left_to_recover,
    standing_of_fund,
)
from silian.kernel.access import may_on, require, visible
from silian.kernel.pages import Question, ask, page, render_page

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
SAVED = F("standard_fen") - F("charged_fen")
Told = Mapping[str, Any]


@page(VIEW)
def list_guarantees(request: Any) -> HttpResponse:
    listed = Paginator(guarantees_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    funds = [(fund, standing_of_fund(fund)) for fund in funds_for(request.actor, request.county)]
    context = {
        "page": listed, "rows": listed.object_list, "funds": [(fund, held, held.why_not(0)) for fund, held in funds],
        "may_guarantee": request.actor.may(GUARANTEE, request.county),
        "may_pay_in": request.actor.may(KEEP_FUND, request.county),
    }  # fmt: skip
    return render_page(request, "credit/guarantees.html", context, part="credit/_guarantees.html")


@page(VIEW)
def show_guarantee(request: Any, pk: UUID) -> HttpResponse:
    guarantee = guarantee_for(request.actor, request.county, pk)
    context = {
        "guarantee": guarantee, "movements": guarantee.movements.prefetch_related("parts").order_by("-on", "-id"),
        "left": left_to_recover(guarantee),
        "may_guarantee": GUARANTEE.name in may_on({GUARANTEE}, guarantee, request.actor),
    }  # fmt: skip
    return render_page(request, "credit/guarantee.html", context)


@page(KEEP_FUND, FORM)
def pay_in(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        deposit = actions.pay_into_fund(told["fund"], by=request.actor, **_without(told, "fund"))
        messages.success(request, _("已记入 %s。") % deposit.fund)
        return reverse("credit:guarantees")

    form = DepositForm(request.POST or None, by=request.actor, county=request.county)
    return ask(request, form, deed, _question(_("基金到账")))


@page(GUARANTEE, FORM)
def guarantee(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        made = actions.guarantee_loan(told["loan"], by=request.actor, **_without(told, "loan"))
        messages.success(request, _("已担保 %s。") % made.loan)
        return reverse("credit:guarantee", args=[made.pk])

    form = GuaranteeForm(request.POST or None, by=request.actor, county=request.county)
    return ask(request, form, deed, _question(_("登记担保")))


@page(GUARANTEE, FORM)
def compensate(request: Any, pk: UUID) -> HttpResponse:
    return _move(request, pk, actions.compensate_loss, _("代偿"), _("按担保时的比例由各方分担，分到分为止。"))


@page(GUARANTEE, FORM)
def recover(request: Any, pk: UUID) -> HttpResponse:
    return _move(request, pk, actions.recover_loss, _("追偿回收"), _("按同样的比例退回各方。"))


def _move(request: Any, pk: UUID, act: Callable[..., object], words: str, note: str) -> HttpResponse:
    found = guarantee_for(request.actor, request.county, pk)
    require(GUARANTEE, found, request.actor)
    back = reverse("credit:guarantee", args=[pk])

    def deed(told: Told) -> str:
        act(found, by=request.actor, **told)
        messages.success(request, _("%(what)s已记，见各方分担。") % {"what": words})
        return back

    question = Question(words, words, note=note, back=back, back_words=found, risk=True)
    return ask(request, LossForm(request.POST or None), deed, question)


@page(VIEW)
def list_fees(request: Any) -> HttpResponse:
    rows = visible(FeeReduction.objects.filter(county_id=request.county), request.actor, VIEW)
    named = rows.select_related("loan__borrower", "loan__bank").annotate(saved=SAVED).order_by("-on", "-id")
    listed = Paginator(named, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed, "rows": listed.object_list,
        "saved": rows.aggregate(n=Sum(SAVED))["n"] or 0,
        "may_enter": request.actor.may(KEEP_TENANTS, request.county),
    }  # fmt: skip
    return render_page(request, "credit/fees.html", context, part="credit/_fees.html")


@page(KEEP_TENANTS, FORM)
def reduce_fee(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        row = actions.Reduction(told["loan_number"], told["kind"], told["standard"], told["charged"], told["on"])
        actions.reduce_fees(request.county, [row], source=_("逐笔登记"), by=request.actor)
        messages.success(request, _("已登记减免。"))
        return reverse("credit:fees")

    form = FeeForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("登记减免"), _("登记"), back=reverse("credit:fees"), back_words=_("减免费用"))
    return ask(request, form, deed, question)


def _question(words: str) -> Question:
    return Question(words, words, back=reverse("credit:guarantees"), back_words=_("政银担"))


def _without(told: Told, name: str) -> dict[str, Any]:
    return {key: value for key, value in told.items() if key != name}
