"""引才: who came, recording somebody who joined, and that somebody left."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import LeavingForm, RecruitForm
from silian.talent.models import Opening, Recruit
from silian.talent.permissions import RECRUIT, VIEW
from silian.talent.queries import opening_for, recruit_for, recruits_for, with_person

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
Told = Mapping[str, Any]


@page(VIEW)
def list_recruits(request: Any) -> HttpResponse:
    shown = Paginator(recruits_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "rows": with_person(shown, request.actor),
        "may_recruit": request.actor.may(RECRUIT, request.county),
    }
    return render_page(request, "talent/recruits.html", context, part="talent/_recruits.html")


@page(VIEW)
def show_recruit(request: Any, pk: UUID) -> HttpResponse:
    recruited = recruit_for(request.actor, request.county, pk)
    [(_same, name)] = with_person([recruited], request.actor)
    may_leave = not recruited.to_on and RECRUIT.name in may_on({RECRUIT}, recruited, request.actor)
    return render_page(request, "talent/recruit.html", {"recruit": recruited, "name": name, "may_leave": may_leave})


@page(RECRUIT, FORM)
def recruit(request: Any) -> HttpResponse:
    """Records who joined; with `?opening=` for that post of the catalogue."""
    opening = _asked_opening(request)

    def deed(told: Told) -> str:
        known: Told = {"enterprise": opening.enterprise, "opening": opening} if opening else {}
        recruited = actions.recruit(by=request.actor, **known, **told)
        messages.success(request, _("已登记：%s。") % recruited)
        return address(recruited)

    form = RecruitForm(request.POST or None, by=request.actor, county=request.county, opening=opening)
    back = reverse("talent:opening", args=[opening.pk]) if opening else reverse("talent:recruits")
    title = _("登记引才：%s") % opening if opening else _("登记引才")
    question = Question(title, _("登记"), back=back, back_words=opening or _("引进人才"))
    return ask(request, form, deed, question)


def _asked_opening(request: Any) -> Opening | None:
    try:
        key = UUID(request.GET.get("opening", ""))
    except ValueError:
        return None
    return opening_for(request.actor, request.county, key)


@page(RECRUIT, FORM)
def leave(request: Any, pk: UUID) -> HttpResponse:
    recruited = recruit_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.record_leaving(recruited, by=request.actor, version=seen_version(request), **told)
        return address(recruited)

    question = Question(
        _("登记离岗：%s") % recruited, _("登记离岗"), record=recruited, back=address(recruited), back_words=recruited,
        risk=True,
    )  # fmt: skip
    return ask(request, LeavingForm(request.POST or None), deed, question)


def address(recruited: Recruit) -> str:
    return reverse("talent:recruit", args=[recruited.pk])
