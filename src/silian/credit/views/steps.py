"""Taking a step of a rating: its small form, and the deed; an opinion of the panel; looking at what is masked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.credit.actions import rating as actions
from silian.credit.actions.names import see_names
from silian.credit.forms import rating as forms
from silian.credit.forms.roster import LookForm
from silian.credit.lifecycle.rating import RATING
from silian.credit.models import Borrower, Rating
from silian.credit.permissions import COLLECT, REVIEW, SEE_NAMES, VIEW
from silian.credit.queries.scope import borrower_for
from silian.kernel.access import require
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, render_page, seen_version

FORM = ("GET", "HEAD", "POST")
GROUND = "签署纸质授权书"
DEEDS: dict[str, tuple[type[forms.RatingForm], Callable[..., object]]] = {
    "collect": (forms.CollectForm, actions.collect),
    "enlist": (forms.EnlistForm, actions.enlist),
    "close_round": (forms.RatingForm, actions.close_round),
    "open_round": (forms.AgainForm, actions.open_round),
    "check": (forms.CheckForm, actions.check),
    "recheck": (forms.CheckForm, actions.recheck),
    "grant_line": (forms.GrantForm, actions.grant_line),
    "sign_up": (forms.SignForm, actions.sign_up),
    "turn_down": (forms.RefuseForm, actions.turn_down),
    "reject": (forms.RefuseForm, actions.reject),
}
NOTES = {
    "close_round": gettext_lazy("村评议额度取本轮意见的中位数。"),
    "turn_down": gettext_lazy("写明原因的不予授信也算覆盖，不能撤回。"),
    "reject": gettext_lazy("写明原因的不予授信也算覆盖，不能撤回。"),
}


@page(VIEW, FORM)
def take_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the latest rating of a borrower; the action asks stage, day and guards."""
    borrower = borrower_for(request.actor, request.county, pk)
    rating = _rating_of(borrower)
    if step not in DEEDS:
        raise NotFound(step)
    row = RATING.steps[step]
    require(row.needs, rating, request.actor)
    form_class, act = DEEDS[step]
    form = form_class(*((request.POST,) if request.method == "POST" else ()), rating=rating)

    def deed(_told: Mapping[str, Any]) -> str:
        if form.cleaned_data.get("consent"):
            actions.record_consent(borrower, on=form.cleaned_data["on"], ground=GROUND, by=request.actor)
        act(rating, by=request.actor, version=seen_version(request), **form.told)
        messages.success(request, _("%(borrower)s：%(step)s，已办。") % {"borrower": borrower, "step": row.label})
        return reverse("credit:borrower", args=[pk])

    back = reverse("credit:borrower", args=[pk])
    question = Question(
        row.label, row.label, record=rating, note=NOTES.get(step, ""), back=back, back_words=borrower,
        risk=step in ("turn_down", "reject"),
    )  # fmt: skip
    return ask(request, form, deed, question)


def _rating_of(borrower: Borrower) -> Rating:
    rating = borrower.ratings.select_related("borrower", "line", "bank").order_by("-year").first()
    if rating is None:
        raise NotFound(f"a rating of {borrower.pk}")
    return rating


@page(COLLECT, FORM)
def begin(request: Any, pk: UUID) -> HttpResponse:
    """Lists a borrower for this year's rating."""
    borrower = borrower_for(request.actor, request.county, pk, COLLECT)

    def deed(told: Mapping[str, Any]) -> str:
        actions.begin_rating(borrower, by=request.actor, **told)
        messages.success(request, _("%s 已列入今年的评级，可以采集了。") % borrower)
        return reverse("credit:borrower", args=[pk])

    back = reverse("credit:borrower", args=[pk])
    form = forms.BeginForm(request.POST or None, borrower=borrower)
    return ask(request, form, deed, Question(_("列入评级"), _("列入"), back=back, back_words=borrower))


@page(REVIEW, FORM)
def give_opinion(request: Any, pk: UUID) -> HttpResponse:
    """What a villager of the panel thinks, as it was said or written."""
    borrower = borrower_for(request.actor, request.county, pk, REVIEW)
    rating = _rating_of(borrower)
    form = forms.OpinionForm(request.POST or None, rating=rating)

    def deed(told: Mapping[str, Any]) -> str:
        actions.give_opinion(rating, by=request.actor, **told)
        messages.success(request, _("已记一份评议，其他评议员看不到。"))
        return reverse("credit:borrower", args=[pk])

    back = reverse("credit:borrower", args=[pk])
    note = _("第 %d 轮；本轮结束以前，各评议员互相看不到意见。") % rating.peers
    return ask(request, form, deed, Question(_("记评议"), _("记下"), note=note, back=back, back_words=borrower))


@page(SEE_NAMES, FORM)
def look(request: Any, pk: UUID) -> HttpResponse:
    """The personal fields in full, on the answer to the very post that gave the reason: they have no address of their own."""
    borrower = borrower_for(request.actor, request.county, pk, SEE_NAMES)
    form = LookForm(request.POST or None)
    seen: dict[str, str] = {}

    def deed(told: Mapping[str, Any]) -> str:
        seen.update(see_names(borrower, reason=told["reason"], by=request.actor))
        return back

    back = reverse("credit:borrower", args=[pk])
    question = Question(_("看完整姓名和证件"), _("看"), back=back, back_words=borrower)
    answer = ask(request, form, deed, question)
    if seen:
        return render_page(
            request, "credit/names.html", {"borrower": borrower, "told": seen}, part="credit/_names.html"
        )
    return answer
