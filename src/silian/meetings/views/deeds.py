"""The deeds within a meeting: the roll, and what is done with an item, a vote, a resolution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from silian.kernel.errors import Refused
from silian.kernel.pages import Question, page, seen_version
from silian.meetings import actions
from silian.meetings.actions import Settled
from silian.meetings.forms import (
    DiscussionForm,
    HandsForm,
    ReasonForm,
    ResolutionForm,
    RollCallForm,
    SubstituteForm,
    of_resolution,
)
from silian.meetings.models import AgendaItem, Resolution, Vote
from silian.meetings.permissions import DECIDE, PREPARE, RECORD, VIEW
from silian.meetings.queries import item_for, meeting_for, resolution_for, vote_for
from silian.meetings.rules import Tally
from silian.meetings.views.asking import address, ask, do_once

FORM = ("GET", "HEAD", "POST")
Answers = Mapping[str, Any]


@page(RECORD, ("POST",))
def mark_attendance(request: Any, pk: UUID) -> HttpResponse:
    """One click on the roll: `mark` is a person's key and presence, or `all` for everybody who is not marked yet."""
    meeting = meeting_for(request.actor, request.county, pk)
    key, _colon, presence = request.POST.get("mark", "").partition(":")
    if key == "all":
        return do_once(request, meeting, lambda: actions.record_all_present(meeting, by=request.actor), "roll")
    if key == "renew":
        return do_once(request, meeting, lambda: actions.renew_roll(meeting, by=request.actor), "roll")
    row = next((row for row in meeting.attendances.select_related("person") if str(row.person_id) == key), None)
    if row is None:
        raise Http404
    return do_once(
        request, meeting, lambda: actions.record_attendance(meeting, row.person, presence, by=request.actor), "roll"
    )


@page(RECORD, FORM)
def name_substitute(request: Any, pk: UUID, person: UUID) -> HttpResponse:
    """Who sits in for somebody who is excused."""
    meeting = meeting_for(request.actor, request.county, pk)
    row = meeting.attendances.select_related("person__unit").filter(person=person).first()
    if row is None:
        raise Http404
    form = SubstituteForm(request.POST or None, person=row.person)

    def deed(told: Answers) -> str:
        actions.record_attendance(meeting, row.person, row.presence, substitute=told["substitute"], by=request.actor)
        return address(meeting)

    note = _("列席的人不计入到会，也不表决。")
    return ask(request, form, deed, Question(_("%s 请人列席") % row.person, _("记下"), note=note), meeting)


@page(PREPARE, ("POST",))
def take_in_agenda(request: Any, pk: UUID) -> HttpResponse:
    meeting = meeting_for(request.actor, request.county, pk)
    return do_once(request, meeting, lambda: actions.fill_agenda(meeting, by=request.actor), "agenda")


@page(DECIDE, ("POST",))
def open_vote(request: Any, pk: UUID) -> HttpResponse:
    item = item_for(request.actor, request.county, pk)
    return do_once(request, item.meeting, lambda: actions.open_vote(item, by=request.actor), "votes")


@page(VIEW, FORM)
def act_on_item(request: Any, pk: UUID, deed: str) -> HttpResponse:
    """What was said on an item, putting it off, taking it off, resolving it."""
    item = item_for(request.actor, request.county, pk)
    match deed:
        case "discussion":
            return _discuss(request, item)
        case "put-off":
            return _put_off(request, item)
        case "resolve":
            return _resolve(request, item)
        case "remove" if request.method == "POST":
            return do_once(request, item.meeting, lambda: actions.remove_item(item, by=request.actor), "agenda")
    raise Http404


def _discuss(request: Any, item: AgendaItem) -> HttpResponse:
    form = DiscussionForm(request.POST or None, initial={"text": item.discussion})

    def deed(told: Answers) -> str:
        actions.record_discussion(item, text=told["text"], version=seen_version(request), by=request.actor)
        return address(item.meeting)

    return ask(request, form, deed, Question(item.title, _("记下"), record=item), item.meeting)


def _put_off(request: Any, item: AgendaItem) -> HttpResponse:
    def deed(told: Answers) -> str:
        actions.put_off_item(item, reason=told["reason"], by=request.actor)
        return address(item.meeting)

    question = Question(_("延议：%s") % item.title, _("延议"), note=_("只要还没有办结，下次会议会再带入。"))
    return ask(request, ReasonForm(request.POST or None), deed, question, item.meeting)


def _resolve(request: Any, item: AgendaItem) -> HttpResponse:
    form = ResolutionForm(request.POST or None, item=item, initial={"text": item.title})

    def deed(told: Answers) -> str:
        actions.resolve(item, text=told["text"], settled=_settled(told), by=request.actor)
        return address(item.meeting)

    return ask(request, form, deed, Question(_("议定：%s") % item.title, _("记为议定事项")), item.meeting)


def _settled(told: Answers) -> Settled:
    return Settled(**{name: value for name, value in told.items() if name != "text"})


@page(DECIDE, FORM)
def act_on_resolution(request: Any, pk: UUID, deed: str) -> HttpResponse:
    """Completing a resolution, or striking it out."""
    row = resolution_for(request.actor, request.county, pk)
    meeting = row.item.meeting
    match deed:
        case "settle":
            return _settle(request, row)
        case "strike" if request.method == "POST":
            return do_once(request, meeting, lambda: actions.strike_resolution(row, by=request.actor), "resolutions")
    raise Http404


def _settle(request: Any, row: Resolution) -> HttpResponse:
    form = ResolutionForm(request.POST or None, item=row.item, initial=of_resolution(row))

    def deed(told: Answers) -> str:
        actions.settle_resolution(
            row, text=told["text"], settled=_settled(told), version=seen_version(request), by=request.actor
        )
        return address(row.item.meeting)

    return ask(request, form, deed, Question(_("补齐议定事项"), _("保存"), record=row), row.item.meeting)


@page(DECIDE, FORM)
def act_on_vote(request: Any, pk: UUID, deed: str) -> HttpResponse:
    """Ending a vote by a show of hands or a roll call, or declaring it void."""
    vote = vote_for(request.actor, request.county, pk)
    match deed:
        case "hands" if request.method == "POST":
            return _count_hands(request, vote)
        case "roll-call":
            return _call_roll(request, vote)
        case "void":
            return _void(request, vote)
    raise Http404


def _count_hands(request: Any, vote: Vote) -> HttpResponse:
    form = HandsForm(request.POST)
    if not form.is_valid():
        raise Refused(_("请填写同意、不同意、弃权的票数，都是整数。"))
    hands = Tally(**form.cleaned_data)
    return do_once(request, vote.item.meeting, lambda: actions.close_vote(vote, hands=hands, by=request.actor), "votes")


def _call_roll(request: Any, vote: Vote) -> HttpResponse:
    form = RollCallForm(request.POST or None, vote=vote)

    def deed(told: Answers) -> str:
        actions.close_vote(vote, ballots=form.ballots(), by=request.actor)
        return address(vote.item.meeting)

    return ask(request, form, deed, Question(_("记名表决：%s") % vote.item, _("结束表决")), vote.item.meeting)


def _void(request: Any, vote: Vote) -> HttpResponse:
    def deed(told: Answers) -> str:
        actions.void_vote(vote, reason=told["reason"], by=request.actor)
        return address(vote.item.meeting)

    question = Question(_("表决作废：%s") % vote.item, _("作废"), risk=True)
    return ask(request, ReasonForm(request.POST or None), deed, question, vote.item.meeting)
