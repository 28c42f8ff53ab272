"""The steps of a meeting, each with its form; and adding an item to its agenda."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from silian.kernel.pages import Question, page, seen_version
from silian.meetings import actions
from silian.meetings.forms import ConveneForm, CorrectionForm, ItemForm, MinutesForm, ReasonForm, RescheduleForm
from silian.meetings.lifecycle import LIFECYCLE
from silian.meetings.models import Meeting
from silian.meetings.permissions import PREPARE, VIEW
from silian.meetings.queries import draft_of_minutes, meeting_for
from silian.meetings.views.asking import address, ask

FORM = ("GET", "HEAD", "POST")
Answers = Mapping[str, Any]
DEEDS: dict[str, Callable[..., object]] = {
    "convene": actions.convene_meeting,
    "conclude": actions.conclude_meeting,
    "issue": actions.issue_minutes,
    "correct": actions.correct_minutes,
    "reschedule": actions.reschedule_meeting,
    "cancel": actions.cancel_meeting,
}


@page(VIEW, FORM)
def take_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of the meeting, asked with its own form. The action asks the permission."""
    if step not in DEEDS:
        raise Http404
    meeting = meeting_for(request.actor, request.county, pk)
    form = _form(step, meeting, request.POST or None)

    def deed(told: Answers) -> str:
        DEEDS[step](meeting, by=request.actor, version=seen_version(request), **told)
        return address(meeting)

    label = LIFECYCLE.steps[step].label
    question = Question(label, label, record=meeting, risk=step == "cancel", note=_notes().get(step, ""))
    return ask(request, form, deed, question, meeting)


def _form(step: str, meeting: Meeting, posted: Any) -> forms.Form:
    match step:
        case "convene":
            return ConveneForm(posted, meeting=meeting)
        case "reschedule":
            return RescheduleForm(posted, meeting=meeting)
        case "cancel":
            return ReasonForm(posted)
        case "issue":
            return MinutesForm(posted, initial={"text": draft_of_minutes(meeting)})
        case "correct":
            last = meeting.minutes.last()
            return CorrectionForm(posted, initial={"text": last.text if last else ""})
    return forms.Form(posted)


def _notes() -> dict[str, str]:
    """What happens, said before a step that cannot be taken back."""
    return {
        "convene": _("应到名单按今天的任职定下，议事规则按现行的定下。"),
        "conclude": _("没有签到的人记为未到；散会后不能再表决。"),
        "issue": _("印发后正文锁定，议定事项转入台账。要改只能出更正稿。"),
        "correct": _("原稿保留，更正稿写明理由。"),
    }


@page(PREPARE, FORM)
def add_item(request: Any, pk: UUID) -> HttpResponse:
    meeting = meeting_for(request.actor, request.county, pk)
    form = ItemForm(request.POST or None, meeting=meeting, by=request.actor)

    def deed(told: Answers) -> str:
        actions.add_item(meeting, by=request.actor, **told)
        return address(meeting)

    return ask(request, form, deed, Question(_("加议题"), _("加入议程")), meeting)
