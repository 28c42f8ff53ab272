"""The groups and delegates of a village."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.pages import Question, ask, page, render_page
from silian.meetings import actions
from silian.meetings.forms import DelegateForm, GroupForm, ReasonForm
from silian.meetings.permissions import CALL_SESSION
from silian.meetings.queries import delegate_for, groups_of, village_for, villages_for
from silian.organisations.models import Unit

FORM = ("GET", "HEAD", "POST")
Answers = Mapping[str, Any]


@page(CALL_SESSION)
def list_delegates(request: Any) -> HttpResponse:
    """The delegates of one village; `?village=` chooses among those that this person keeps."""
    villages = list(villages_for(request.actor, request.county))
    chosen = next((one for one in villages if str(one.pk) == request.GET.get("village")), None)
    village = chosen or next(iter(villages), None)
    tabs = [
        {"words": one, "url": f"?village={one.pk}", "current": one == village} for one in villages if len(villages) > 1
    ]
    context = {"village": village, "tabs": tabs, "groups": groups_of(village) if village else []}
    return render_page(request, "meetings/inquiry/delegates.html", context)


@page(CALL_SESSION, FORM)
def enter_group(request: Any, pk: UUID) -> HttpResponse:
    village = village_for(request.actor, request.county, pk)

    def deed(told: Answers) -> str:
        actions.enter_group(village, told["title"], by=request.actor)
        return _address(village)

    return ask(request, GroupForm(request.POST or None), deed, _question(village, _("加村民小组"), _("加上")))


@page(CALL_SESSION, FORM)
def elect_delegate(request: Any, pk: UUID) -> HttpResponse:
    village = village_for(request.actor, request.county, pk)
    form = DelegateForm(request.POST or None, village=village)

    def deed(told: Answers) -> str:
        actions.enter_delegates(village, {told["group"].title: [told["name"]]}, by=request.actor)
        return _address(village)

    return ask(request, form, deed, _question(village, _("加村民代表"), _("加上")))


@page(CALL_SESSION, FORM)
def end_delegate(request: Any, pk: UUID) -> HttpResponse:
    delegate = delegate_for(request.actor, request.county, pk)
    village = delegate.group.village

    def deed(told: Answers) -> str:
        actions.end_delegate(delegate, ground=told["reason"], by=request.actor)
        return _address(village)

    question = _question(village, _("%s届满") % delegate, _("届满"))
    return ask(request, ReasonForm(request.POST or None), deed, question)


def _question(village: Any, title: object, verb: object) -> Question:
    return Question(title, verb, back=_address(village), back_words=_("小组和代表"))


def _address(village: Unit) -> str:
    return f"{reverse('meetings:delegates')}?village={village.pk}"
