"""Inquiry sessions: the list, calling one, its page (desk and phone), the projector's view, and its steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.meetings import actions
from silian.meetings.forms import CallForm, ReasonForm
from silian.meetings.lifecycle import SESSION
from silian.meetings.permissions import CALL_SESSION, VIEW_SESSION
from silian.meetings.queries import session_for, sessions_for
from silian.meetings.views.inquiry_showing import of_screen, of_session

FORM = ("GET", "HEAD", "POST")
A_PAGE = 30
Answers = Mapping[str, Any]
DEEDS: dict[str, Callable[..., object]] = {
    "open_session": actions.open_session,
    "close_session": actions.close_session,
    "call_off": actions.call_off,
}


@page(VIEW_SESSION)
def list_sessions(request: Any) -> HttpResponse:
    rows = Paginator(sessions_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    context = {"page": rows, "may_call": request.actor.may(CALL_SESSION, request.county)}
    return render_page(request, "meetings/inquiry/list.html", context, part="meetings/inquiry/_rows.html")


@page(CALL_SESSION, FORM)
def call_session(request: Any) -> HttpResponse:
    form = CallForm(request.POST or None, by=request.actor, county=request.county)

    def deed(told: Answers) -> str:
        return address_of(actions.call_session(by=request.actor, **told))

    note = _("名单是那一天在任的村民代表；通知一位记一位。")
    question = Question(
        _("召集公开质询会"), _("召集"), note=note, back=reverse("meetings:sessions"), back_words=_("质询会")
    )
    return ask(request, form, deed, question)


@page(VIEW_SESSION)
def show_session(request: Any, pk: UUID) -> HttpResponse:
    """The page of a session. Its live part asks for itself every three seconds while the session goes on; what stands
    beside it, with the roll that somebody may just have opened, only after a deed."""
    session = session_for(request.actor, request.county, pk)
    context = {**of_session(session, request.actor), "here": address_of(session)}
    part = "meetings/inquiry/_beside.html" if "beside" in request.GET else "meetings/inquiry/_live.html"
    return render_page(request, "meetings/inquiry/session.html", context, part=part)


@page(VIEW_SESSION)
def show_screen(request: Any, pk: UUID) -> HttpResponse:
    """What hangs over the assembly: large type, nobody's full name, no buttons."""
    session = session_for(request.actor, request.county, pk)
    return render_page(
        request, "meetings/inquiry/screen.html", of_screen(session), part="meetings/inquiry/_screen.html"
    )


@page(VIEW_SESSION, FORM)
def take_session_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the session, asked with its own form. The action asks the permission."""
    if step not in DEEDS:
        raise Http404
    session = session_for(request.actor, request.county, pk)
    form = ReasonForm(request.POST or None) if step == "call_off" else forms.Form(request.POST or None)

    def deed(told: Answers) -> str:
        DEEDS[step](session, by=request.actor, version=seen_version(request), **told)
        return address_of(session)

    label = SESSION.steps[step].label
    question = Question(
        label, label, record=session, risk=step == "call_off", note=_notes().get(step, ""), back=address_of(session),
        back_words=session,
    )  # fmt: skip
    return ask(request, form, deed, question)


def _notes() -> dict[str, str]:
    """What happens, said before a step that cannot be taken back."""
    return {
        "open_session": _("从现在起代表可以提问。到会的随到随记。"),
        "close_session": _("限期答复和没答上的转入问题台账，没答上的同时报送乡镇纪委，并起草公示。之后答复不能再改。"),
        "call_off": _("取消的理由会发给名单上的每一位代表。"),
    }


def address_of(session: Any) -> str:
    return reverse("meetings:inquirysession", args=[session.pk])
