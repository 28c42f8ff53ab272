"""Applying for a loan, and taking each of its steps with a small form of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.credit import actions
from silian.credit.forms import lending as forms
from silian.credit.lifecycle import LOAN
from silian.credit.permissions import LEND, VIEW
from silian.credit.queries.lending import exposure_of, loan_for
from silian.credit.queries.scope import borrower_for
from silian.kernel import money
from silian.kernel.access import require
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, seen_version

FORM = ("GET", "HEAD", "POST")
DEEDS: dict[str, tuple[type[forms.StepForm], Callable[..., object]]] = {
    "survey": (forms.SurveyForm, actions.survey_loan),
    "approve": (forms.ApproveForm, actions.approve_loan),
    "sign": (forms.DayForm, actions.sign_loan),
    "disburse": (forms.DisburseForm, actions.disburse_loan),
    "repay": (forms.RepayForm, actions.record_repayment),
    "settle": (forms.DayForm, actions.settle_loan),
    "repay_early": (forms.ReasonForm, actions.repay_early),
    "reprice": (forms.RepriceForm, actions.reprice_loan),
    "extend": (forms.ExtendForm, actions.extend_loan),
    "restructure": (forms.RestructureForm, actions.restructure_loan),
    "observe": (forms.CircumstanceForm, actions.observe_circumstance),
    "clear": (forms.CircumstanceForm, actions.clear_circumstance),
    "lift": (forms.LiftForm, actions.lift_grade),
    "refuse": (forms.ReasonForm, actions.refuse_loan),
    "withdraw": (forms.ReasonForm, actions.withdraw_loan),
}
NOTES = {
    "sign": gettext_lazy("合同利率取产品在签约那天的利率。"),
    "repay_early": gettext_lazy("把剩下的本金和到这一天的利息并成一期；收到钱再记还款、办结清。"),
    "restructure": gettext_lazy("没有还的本金全部转入新的计划；办理前先还清欠息。重组后观察一年。"),
    "observe": gettext_lazy("情形会在夜间分类里压低五级分类。"),
    "lift": gettext_lazy("夜间运行只会下调；上调要有人看过并写明理由。"),
}
RISKS = frozenset({"disburse", "refuse", "withdraw", "settle"})


@page(LEND, FORM)
def apply(request: Any, borrower: UUID) -> HttpResponse:
    """An application in a borrower's name."""
    who = borrower_for(request.actor, request.county, borrower)
    require(LEND, who, request.actor)

    def deed(typed: Mapping[str, Any]) -> str:
        loan = actions.apply_for_loan(who, by=request.actor, **typed)
        messages.success(request, _("已登记 %s，请去调查。") % loan.number)
        return reverse("credit:loan", args=[loan.pk])

    left = money.show(max(exposure_of(who, today()).left, 0), "万元")
    back = reverse("credit:borrower", args=[who.pk])
    question = Question(
        _("贷款申请：%s") % who, _("登记申请"), note=_("各家银行的授信还剩 %s。") % left, back=back, back_words=who
    )
    return ask(request, forms.ApplyForm(request.POST or None, borrower=who), deed, question)


@page(VIEW, FORM)
def take_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the loan; the action asks state and rules."""
    loan = loan_for(request.actor, request.county, pk)
    if step not in DEEDS:
        raise NotFound(step)
    row = LOAN.steps[step]
    require(row.needs, loan, request.actor)
    form_class, act = DEEDS[step]
    form = form_class(*((request.POST,) if request.method == "POST" else ()), loan=loan, by=request.actor)
    address = reverse("credit:loan", args=[pk])

    def deed(typed: Mapping[str, Any]) -> str:
        act(loan, by=request.actor, version=seen_version(request), **typed)
        messages.success(request, _("%(loan)s：%(step)s，已办。") % {"loan": loan, "step": row.label})
        return address

    question = Question(
        row.label, row.label, record=loan, note=NOTES.get(step, ""), back=address, back_words=loan, risk=step in RISKS
    )
    return ask(request, form, deed, question)
