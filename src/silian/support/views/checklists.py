"""One checklist: its items, their evidence and history; claiming, verifying, sending back, falling back, ending."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import Verb, may_on
from silian.kernel.attachments import Attachment
from silian.kernel.lifecycles import Offer, offers, verbs_of
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.support import actions
from silian.support.checklists import checklist_title
from silian.support.forms import ClaimForm, EndChecklistForm, FallBackForm, SendBackForm, VerifyForm
from silian.support.models import Checklist, Claim, Item
from silian.support.permissions import CLAIM, KEEP_CHECKLISTS, POST_GUIDES, VERIFY, VIEW_CHECKLISTS
from silian.support.queries import checklist_for, item_for, items_of, postings_of
from silian.support.showing import light_of_checklist

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(VIEW_CHECKLISTS)
def show_checklist(request: Any, pk: UUID) -> HttpResponse:
    checklist = checklist_for(request.actor, request.county, pk)
    firm = getattr(checklist.unit, "enterprise", None)
    context = {
        "checklist": checklist, "title": checklist_title(request.county, checklist.kind), "firm": firm,
        "light": light_of_checklist(checklist), "share": checklist.verified / checklist.asked,
        "items": _told(checklist, request), "postings": list(postings_of(firm)) if firm else [],
        "may": may_on([KEEP_CHECKLISTS], checklist, request.actor),
        "may_post": request.actor.may(POST_GUIDES, request.county),
    }  # fmt: skip
    return render_page(request, "support/checklist.html", context)


def _told(checklist: Checklist, request: Any) -> list[tuple[Item, list[tuple[Claim, list[Attachment]]], list[Offer]]]:
    """Each item with its claims and their files, the latest first, and the steps that this person may take on it."""
    items: list[Any] = list(items_of(checklist))
    keys = [str(claim.pk) for item in items for claim in item.history]
    kind = Claim._meta.label_lower
    files: dict[str, list[Attachment]] = {}
    for file in Attachment.objects.filter(county=checklist.county_id, subject_kind=kind, subject_id__in=keys).order_by(
        "at"
    ):
        files.setdefault(file.subject_id, []).append(file)
    held = may_on(verbs_of(items[0]), items[0], request.actor) if items and not checklist.to_on else set()
    return [
        (
            item,
            [(claim, files.get(str(claim.pk), [])) for claim in reversed(item.history)],
            offers(item, request.actor, held),
        )
        for item in items
    ]


@page(CLAIM, FORM)
def claim_item(request: Any, pk: UUID) -> HttpResponse:
    """The enterprise has it: a photo and a sentence. `?back=mine` leads back to the guide's own page."""
    item = item_for(request.actor, request.county, pk, CLAIM)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    back = reverse("support:my_enterprises") if request.GET.get("back") == "mine" else address(item.checklist)

    def deed(told: Told) -> str:
        actions.claim_item(
            item, by=request.actor, version=seen_version(request), files=told["photos"], words=told["words"]
        )
        messages.success(request, _("已申报“%s”，等工会核实。") % item.title)
        return back

    question = Question(_("申报：%s") % item.title, _("申报"), record=item, back=back, back_words=item.checklist)
    return ask(request, ClaimForm(*posted, item=item), deed, question)


STEPS: dict[str, tuple[type[forms.Form], Callable[..., Any], Verb, bool]] = {
    "verify": (VerifyForm, actions.verify_item, VERIFY, False),
    "send_back": (SendBackForm, actions.send_back_item, VERIFY, False),
    "fall_back": (FallBackForm, actions.fall_back, VERIFY, True),
}


@page(VIEW_CHECKLISTS, FORM)
def take_item_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """核实, 退回, 撤销核实; 申报 has a form of its own."""
    if step == "claim":
        return claim_item(request, pk)
    if step not in STEPS:
        raise Http404
    form, act, verb, risk = STEPS[step]
    item = item_for(request.actor, request.county, pk, verb)

    def deed(told: Told) -> str:
        act(item, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("“%(item)s”现在是%(state)s。") % {"item": item.title, "state": item.state_label})
        return address(item.checklist)

    label = Item.LIFECYCLE.steps[step].label
    question = Question(
        f"{label}：{item.title}", label, record=item, back=address(item.checklist), back_words=item.checklist, risk=risk
    )
    return ask(request, form(request.POST or None), deed, question)


@page(KEEP_CHECKLISTS, FORM)
def end_checklist(request: Any, pk: UUID) -> HttpResponse:
    checklist = checklist_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.end_checklist(checklist, by=request.actor, version=seen_version(request), **told)
        return address(checklist)

    question = Question(
        _("结束清单：%s") % checklist,
        _("结束"),
        record=checklist,
        back=address(checklist),
        back_words=checklist,
        risk=True,
    )
    return ask(request, EndChecklistForm(request.POST or None), deed, question)


def address(checklist: Checklist) -> str:
    return reverse("support:checklist", args=[checklist.pk])
