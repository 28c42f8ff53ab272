"""One person on the way into the Party: entering an application, the steps, and the days that they were taken on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.errors import NotFound
from silian.kernel.lifecycles import offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import ApplicantForm, DayForm, EndingForm
from silian.talent.lifecycle import MEMBER
from silian.talent.lifecycle.members import ENDED, MAIN_ROAD
from silian.talent.lights import light_of_member
from silian.talent.models import Member
from silian.talent.permissions import PARTY, VIEW
from silian.talent.queries import branches_for, member_for, with_person

FORM = ("GET", "HEAD", "POST")
DAYS = ("applied_on", "activist_on", "prospect_on", "admitted_on", "full_on")  # of the states of the main road
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Stage:
    words: object
    state: str
    note: str


@page(VIEW)
def show_member(request: Any, pk: UUID) -> HttpResponse:
    member = member_for(request.actor, request.county, pk)
    [(_same, name)] = with_person([member], request.actor)
    context = {
        "member": member,
        "name": name,
        "stages": stages(member),
        "light": light_of_member(current_calendar(), member),
        "offers": offers(member, request.actor),
    }
    return render_page(request, "talent/member.html", context)


def stages(member: Member) -> list[Stage]:
    """The main road with its days; somebody who was ended stops at the last step taken."""
    names = [state.name for state in MAIN_ROAD]
    days = [getattr(member, day) for day in DAYS]
    here = names.index(member.state) if member.state in names else max(n for n, day in enumerate(days) if day)
    over = member.state == ENDED.name or here == len(names) - 1
    state = ["done" if n < here or (n == here and over) else "now" if n == here else "" for n in range(len(names))]
    return [
        Stage(road.label, state[n], days[n].isoformat() if days[n] and n <= here else "")
        for n, road in enumerate(MAIN_ROAD)
    ]


@page(PARTY, FORM)
def enter_applicant(request: Any, pk: UUID) -> HttpResponse:
    """An application to a branch."""
    branch = branches_for(request.actor, request.county).filter(pk=pk).first()
    if branch is None:
        raise NotFound(f"branch {pk}")

    def deed(told: Told) -> str:
        member = actions.enter_applicant(branch=branch, by=request.actor, **told)
        messages.success(request, _("已登记：%s。") % member)
        return address(member)

    form = ApplicantForm(request.POST or None, branch=branch, by=request.actor)
    back = reverse("talent:party") + "?part=branches"
    return ask(request, form, deed, Question(_("登记入党申请人"), _("登记"), back=back, back_words=branch))


@page(VIEW, FORM)
def take_member_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step, asked with its day. The action asks the permission."""
    if step not in MEMBER.steps:
        raise Http404
    member = member_for(request.actor, request.county, pk)
    ending = step == "end_development"

    def deed(told: Told) -> str:
        how = {"by": request.actor, "version": seen_version(request)}
        if ending:
            actions.end_development(member, **told, **how)
        else:
            actions.become(member, step, **told, **how)
        return address(member)

    label = MEMBER.steps[step].label
    form = EndingForm(request.POST or None) if ending else DayForm(request.POST or None)
    question = Question(label, label, record=member, back=address(member), back_words=member, risk=ending)
    return ask(request, form, deed, question)


def address(member: Member) -> str:
    return reverse("talent:member", args=[member.pk])
