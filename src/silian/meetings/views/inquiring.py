"""The deeds within a session: who was told, who is there, what is asked and how it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, post_once, seen_version
from silian.meetings import actions
from silian.meetings.forms import AnswerForm, AskForm, ConfirmForm, InviteForm, PromiseForm
from silian.meetings.lifecycle import INQUIRY
from silian.meetings.models import Inquiry, InquirySession
from silian.meetings.permissions import ASK, CALL_SESSION, RECORD_SESSION, VIEW_SESSION
from silian.meetings.queries import inquiry_for, session_for
from silian.meetings.views.inquiries import address_of

FORM = ("GET", "HEAD", "POST")
RECEIPT = "receipt"  # the session's key under which the ledger's receipt page shows a 查询码 once
CHANGED = "session-changed"  # what the page of a session listens for to fetch its part anew
Answers = Mapping[str, Any]


@page(CALL_SESSION, FORM)
def invite(request: Any, pk: UUID) -> HttpResponse:
    session = session_for(request.actor, request.county, pk)
    form = InviteForm(request.POST or None, session=session)

    def deed(told: Answers) -> str:
        actions.invite(session, told["invitees"], told["way"], remark=told["remark"], by=request.actor)
        return address_of(session)

    note = _("短信发到代表的消息里；通知和入户由您先办，再在这里记下。")
    return ask(request, form, deed, _question(session, _("记通知"), _("记下"), note=note))


@page(CALL_SESSION, ("POST",))
def renew_invitees(request: Any, pk: UUID) -> HttpResponse:
    session = session_for(request.actor, request.county, pk)
    return _once(request, session, lambda: actions.renew_invitees(session, by=request.actor))


@page(RECORD_SESSION, ("POST",))
def mark_presence(request: Any, pk: UUID) -> HttpResponse:
    """One tap on the roll: `mark` is an invitee's key and presence, or `all` for everybody who is not marked yet."""
    session = session_for(request.actor, request.county, pk)
    key, _colon, presence = request.POST.get("mark", "").partition(":")
    if key == "all":
        return _once(request, session, lambda: actions.mark_all_present(session, by=request.actor))
    row = next((row for row in session.invitees.select_related("delegate") if str(row.pk) == key), None)
    if row is None:
        raise Http404
    return _once(request, session, lambda: actions.mark_presence(session, row, presence, by=request.actor))


@page(ASK, FORM)
def ask_inquiry(request: Any, pk: UUID) -> HttpResponse:
    """An inquiry, by a delegate on the phone or by whoever records on behalf of one."""
    session = session_for(request.actor, request.county, pk)
    records = RECORD_SESSION.name in may_on([RECORD_SESSION], session, request.actor)
    form = AskForm(request.POST or None, session=session, records=records)

    def deed(told: Answers) -> str:
        actions.ask(session, by=request.actor, **told)
        return address_of(session)

    return ask(request, form, deed, _question(session, _("提出质询"), _("提出")))


@page(VIEW_SESSION, FORM)
def act_on_inquiry(request: Any, pk: UUID, deed: str) -> HttpResponse:
    """Answered, promised, left, taken back; and afterwards the receipt number and the delegate's own judgement."""
    inquiry = inquiry_for(request.actor, request.county, pk)
    if deed == "receipt":
        return _give_receipt(request, inquiry)
    if deed not in DEEDS:
        raise Http404
    make, act = DEEDS[deed]
    form = make(request.POST or None, inquiry)

    def done(told: Answers) -> str:
        act(inquiry, by=request.actor, **told, **({} if deed == "confirm" else {"version": seen_version(request)}))
        return address_of(inquiry.session)

    label = INQUIRY.steps[deed].label
    note = inquiry.text if deed != "leave" else _("“%s”转入问题台账，并报送乡镇纪委。") % inquiry.text
    return ask(request, form, done, _question(inquiry.session, label, label, note=note, record=inquiry))


DEEDS: dict[str, tuple[Callable[..., forms.Form], Callable[..., object]]] = {
    "answer": (lambda posted, inquiry: AnswerForm(posted, inquiry=inquiry), actions.answer),
    "promise": (lambda posted, inquiry: PromiseForm(posted, inquiry=inquiry), actions.promise),
    "leave": (lambda posted, inquiry: forms.Form(posted), actions.leave_unanswered),
    "take_back": (lambda posted, inquiry: forms.Form(posted), actions.take_back),
    "confirm": (lambda posted, inquiry: ConfirmForm(posted), actions.confirm),
}


def _give_receipt(request: Any, inquiry: Inquiry) -> HttpResponse:
    """The number is shown once, on the page that shows those of matters raised without an account."""
    if request.method != "POST":
        return HttpResponseRedirect(address_of(inquiry.session))

    def deed() -> str:
        code = actions.take_receipt(inquiry, by=request.actor)
        request.session[RECEIPT] = [inquiry.matter.number if inquiry.matter else "", code, inquiry.county_id]
        return reverse("matters:receipt")

    return post_once(request, deed)


def _question(session: InquirySession, title: object, verb: object, note: object = "", record: Any = None) -> Question:
    return Question(title, verb, record=record, note=note, back=address_of(session), back_words=session)


def _once(request: Any, session: InquirySession, deed: Callable[[], object]) -> HttpResponse:
    """Does what one button of the page asks, once. With htmx the page only fetches its part anew."""

    def done() -> str:
        deed()
        return f"{address_of(session)}#roll"

    answer = post_once(request, done)
    return HttpResponse(status=204, headers={"HX-Trigger": CHANGED}) if request.htmx else answer
