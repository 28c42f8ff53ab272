"""The forms of a society's deeds: beginning and founding it, its tasks, members, events, talks and collaborations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import Verb
from silian.kernel.pages import Question, ask, page, seen_version
from silian.societies import actions
from silian.societies import forms as own
from silian.societies.models import Collaboration, Event, Member, Society, Task
from silian.societies.permissions import ENROL, EXCHANGE, FOUND, HANDLE, PREPARE, VIEW
from silian.societies.queries import one_for, society_for

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]
Steps = Mapping[str, tuple[type[forms.Form], Callable[..., Any], Verb, bool]]

OF_SOCIETY: Steps = {
    "found": (own.FoundForm, actions.found, FOUND, False),
    "dissolve": (own.ReasonForm, actions.dissolve, FOUND, True),
}
OF_TASK: Steps = {
    "complete": (own.CompleteForm, actions.complete_task, HANDLE, False),
    "move": (own.MoveForm, actions.move_task, PREPARE, False),
    "reopen": (own.ReasonForm, actions.reopen_task, PREPARE, False),
    "drop": (own.ReasonForm, actions.drop_task, PREPARE, True),
}
OF_EVENT: Steps = {
    "hold": (own.HoldForm, actions.hold_event, EXCHANGE, False),
    "cancel": (own.ReasonForm, actions.cancel_event, EXCHANGE, True),
}


@page(FOUND, FORM)
def begin_society(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        return address(actions.begin_society(request.county, by=request.actor, **told), "tasks")

    form = own.BeginForm(request.POST or None, county=request.county)
    back = reverse("societies:list")
    return ask(request, form, deed, Question(_("开始筹备学会"), _("开始"), back=back, back_words=_("学会")))


@page(VIEW, FORM)
def take_society_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """成立, 终止."""
    society = society_for(request.actor, request.county, pk)
    return _step(request, OF_SOCIETY, step, society, society, "")


@page(VIEW, FORM)
def take_task_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """完成, 改期, 重办, 不办了."""
    task = one_for(Task, request.actor, request.county, pk)
    return _step(request, OF_TASK, step, task, task.society, "tasks")


@page(EXCHANGE, FORM)
def take_event_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """登记举办, 取消."""
    event = one_for(Event, request.actor, request.county, pk)
    return _step(request, OF_EVENT, step, event, event.society, "events")


def _step(request: Any, table: Steps, step: str, record: Any, society: Society, part: str) -> HttpResponse:
    if step not in table:
        raise Http404
    form, act, verb, risk = table[step]
    if not request.actor.may(verb, request.county):
        raise Http404

    def deed(told: Told) -> str:
        act(record, by=request.actor, version=seen_version(request), **told)
        return address(society, part)

    label = record.LIFECYCLE.steps[step].label
    question = _question(f"{label}：{record}", label, society, part, record=record, risk=risk)
    return ask(request, form(request.POST or None), deed, question)


@page(PREPARE, FORM)
def add_task(request: Any, pk: UUID) -> HttpResponse:
    society = society_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.add_task(society, by=request.actor, **told)
        return address(society, "tasks")

    form = own.TaskForm(request.POST or None, county=request.county)
    return ask(request, form, deed, _question(_("安排筹备工作"), _("安排"), society, "tasks"))


@page(ENROL, FORM)
def enrol_members(request: Any, pk: UUID) -> HttpResponse:
    society = society_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        made = actions.enrol_members(society, by=request.actor, **told)
        messages.success(request, _("已登记会员 %d 人。") % len(made))
        return address(society, "members")

    return ask(
        request, own.EnrolForm(request.POST or None), deed, _question(_("登记会员"), _("登记"), society, "members")
    )


@page(ENROL, FORM)
def leave_society(request: Any, pk: UUID) -> HttpResponse:
    member = one_for(Member, request.actor, request.county, pk, ENROL)

    def deed(told: Told) -> str:
        actions.leave_society(member, by=request.actor, version=seen_version(request), **told)
        return address(member.society, "members")

    question = _question(_("退会：%s") % member, _("退会"), member.society, "members", record=member, risk=True)
    return ask(request, own.LeaveForm(request.POST or None), deed, question)


@page(EXCHANGE, FORM)
def plan_event(request: Any, pk: UUID) -> HttpResponse:
    society = society_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.plan_event(society, by=request.actor, **told)
        return address(society, "events")

    return ask(
        request, own.EventForm(request.POST or None), deed, _question(_("安排学术活动"), _("安排"), society, "events")
    )


@page(EXCHANGE, FORM)
def add_talk(request: Any, pk: UUID) -> HttpResponse:
    event = one_for(Event, request.actor, request.county, pk, EXCHANGE)

    def deed(told: Told) -> str:
        actions.add_talk(event, by=request.actor, **told)
        return address(event.society, "events")

    form = own.TalkForm(request.POST or None, society=event.society, by=request.actor)
    return ask(request, form, deed, _question(_("学术报告：%s") % event, _("登记"), event.society, "events"))


@page(EXCHANGE, FORM)
def begin_collaboration(request: Any, pk: UUID) -> HttpResponse:
    society = society_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.begin_collaboration(society, by=request.actor, **told)
        return address(society, "collaborations")

    question = _question(_("登记合作"), _("登记"), society, "collaborations")
    return ask(request, own.CollaborationForm(request.POST or None), deed, question)


@page(EXCHANGE, FORM)
def end_collaboration(request: Any, pk: UUID) -> HttpResponse:
    row = one_for(Collaboration, request.actor, request.county, pk, EXCHANGE)

    def deed(told: Told) -> str:
        actions.end_collaboration(row, by=request.actor, version=seen_version(request), **told)
        return address(row.society, "collaborations")

    question = _question(_("结束合作：%s") % row, _("结束"), row.society, "collaborations", record=row, risk=True)
    return ask(request, own.EndForm(request.POST or None), deed, question)


def _question(
    title: object, verb: object, society: Society, part: str, record: Any = None, risk: bool = False
) -> Question:
    return Question(title, verb, record=record, back=address(society, part), back_words=society, risk=risk)


def address(society: Society, part: str = "") -> str:
    here = reverse("societies:society", args=[society.pk])
    return f"{here}?part={part}" if part else here
