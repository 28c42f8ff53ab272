"""任 and 免: the two forms by which a seat gets and loses its holder."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.pages import Question, ask, page, seen_version
from silian.organisations import actions
from silian.organisations.forms import AppointForm, RelieveForm
from silian.organisations.models import Unit
from silian.organisations.permissions import APPOINT
from silian.organisations.queries.units import post_for, seat_for

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(APPOINT, FORM)
def appoint(request: Any, pk: UUID) -> HttpResponse:
    """Puts somebody into a seat; a name that is not known yet is entered with the unit that the seat is for."""
    seat = seat_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        person = told["person"] or actions.enter_person(
            seat.anchor or seat.unit, told["name"], by=request.actor, title=told["title"]
        )
        actions.appoint(person, seat, on=told["on"], by=request.actor, ground=told["ground"])
        messages.success(request, _("已任命%(person)s为%(seat)s。") % {"person": person, "seat": seat})
        return address(seat.unit)

    form = AppointForm(request.POST or None, seat=seat)
    question = Question(_("任命%s") % seat, _("任命"), back=address(seat.unit), back_words=seat.unit)
    return ask(request, form, deed, question)


@page(APPOINT, FORM)
def relieve(request: Any, pk: UUID) -> HttpResponse:
    post = post_for(request.actor, request.county, pk)
    unit = post.seat.unit

    def deed(told: Told) -> str:
        actions.relieve(post, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(seat)s 从 %(day)s 起空缺。") % {"seat": post.seat, "day": told["on"]})
        return address(unit)

    title = _("免去%(person)s的%(seat)s") % {"person": post.person, "seat": post.seat}
    question = Question(title, _("免去"), record=post, back=address(unit), back_words=unit, risk=True)
    return ask(request, RelieveForm(request.POST or None), deed, question)


def address(unit: Unit) -> str:
    return reverse("organisations:unit", args=[unit.pk])
