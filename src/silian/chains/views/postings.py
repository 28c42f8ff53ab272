"""供需: the market of the chains on which this person may look, one posting, posting one, and its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.chains import actions
from silian.chains.forms import PostingForm, RenewForm, WordsForm
from silian.chains.models import Enterprise, Posting
from silian.chains.permissions import TRADE, VIEW
from silian.chains.queries import (
    Asked,
    agreed_quantity,
    chains_for,
    dialogues_for,
    own_enterprises,
    posting_for,
    postings_for,
    why_not_talk,
)
from silian.chains.views.addresses import of_dialogue, of_posting
from silian.chains.views.asking import FORM, Told, key_of
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version

TABS = {
    "": gettext_lazy("全部有效"), "offer": gettext_lazy("供应"), "need": gettext_lazy("需求"),
    "mine": gettext_lazy("本企业发布"), "past": gettext_lazy("已结束"),
}  # fmt: skip
DEEDS: dict[str, Callable[..., object]] = {
    "renew_posting": actions.renew_posting,
    "fill_posting": actions.fill_posting,
    "withdraw_posting": actions.withdraw_posting,
}


@page(VIEW)
def list_postings(request: Any) -> HttpResponse:
    """What stands on the market, by side, chain and words (`?tab=&chain=&q=`)."""
    may_post = request.actor.may(TRADE, request.county)
    tab, chain = request.GET.get("tab", ""), key_of(request.GET.get("chain", ""))
    asked = Asked(tab, chain, request.GET.get("q", "").strip())
    shown = Paginator(postings_for(request.actor, request.county, asked), 50).get_page(request.GET.get("page"))
    kept = {name: request.GET[name] for name in ("chain", "q") if request.GET.get(name)}
    context = {
        "page": shown, "asked": asked, "may_post": may_post, "chains": chains_for(request.actor, request.county),
        "tabs": [_tab(name, tab, kept) for name in TABS if may_post or name != "mine"],
        "own": set(own_enterprises(request.actor, request.county).values_list("pk", flat=True)),
    }  # fmt: skip
    return render_page(request, "chains/market.html", context, part="chains/_postings.html")


def _tab(name: str, current: str, kept: Mapping[str, str]) -> dict[str, Any]:
    query = "&".join(f"{key}={value}" for key, value in {"tab": name, **kept}.items())
    return {"words": TABS[name], "url": f"?{query}", "current": name == current}


@page(VIEW)
def show_posting(request: Any, pk: UUID) -> HttpResponse:
    posting = posting_for(request.actor, request.county, pk)
    own = _own(request)
    context = {
        "posting": posting,
        "agreed": agreed_quantity(posting),
        "dialogues": dialogues_for(request.actor, request.county).filter(posting=posting),
        "offers": offers(posting, request.actor),
        "is_own": own is not None and own.pk == posting.enterprise_id,
        "may_talk": own is not None,
        "why_not": why_not_talk(posting, own) if own else "",
    }
    return render_page(request, "chains/posting.html", context)


@page(TRADE, FORM)
def post(request: Any) -> HttpResponse:
    """Posts an offer or a need of this person's own enterprise."""
    own = _own_or_404(request)

    def deed(told: Told) -> str:
        posting = actions.post_on_market(own, by=request.actor, **told)
        messages.success(request, _("已发布，同链企业都看得到，有人开对话会通知贵企业。"))
        return of_posting(posting)

    side = request.GET.get("side", Posting.Side.OFFER)
    form = PostingForm(request.POST or None, enterprise=own, initial={"side": side})
    question = Question(_("发布供需"), _("发布"), back=reverse("chains:market"), back_words=_("供需对话"))
    return ask(request, form, deed, question)


@page(TRADE, FORM)
def open_dialogue(request: Any, pk: UUID) -> HttpResponse:
    posting, own = posting_for(request.actor, request.county, pk), _own_or_404(request)

    def deed(told: Told) -> str:
        dialogue = actions.open_dialogue(posting, own, by=request.actor, **told)
        return of_dialogue(dialogue)

    note = _("开了对话，双方互相看得到联系电话。")
    question = Question(
        _("就“%s”开对话") % posting.product, _("开对话"), back=of_posting(posting), back_words=posting, note=note
    )
    return ask(request, WordsForm(request.POST or None), deed, question)


@page(TRADE, FORM)
def take_posting_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """修改或延期、记为已满足、撤回. The action asks the permission."""
    if step not in DEEDS:
        raise Http404
    posting = posting_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        DEEDS[step](posting, by=request.actor, version=seen_version(request), **told)
        return of_posting(posting)

    renewing = step == "renew_posting"
    form = RenewForm(request.POST or None, initial=RenewForm.of(posting)) if renewing else forms.Form(request.POST)
    label = posting.LIFECYCLE.steps[step].label
    note = "" if renewing else _("别的企业不能再就它开对话；正在谈的不受影响。")
    question = Question(label, label, record=posting, back=of_posting(posting), back_words=posting, note=note)
    return ask(request, form, deed, question)


def _own(request: Any) -> Enterprise | None:
    return own_enterprises(request.actor, request.county).first()


def _own_or_404(request: Any) -> Enterprise:
    own = _own(request)
    if own is None:
        raise Http404
    return own
