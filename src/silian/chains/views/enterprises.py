"""Enterprises: the list, the page of one, entering one, placing it on a chain and taking it off."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import EnterpriseForm, LeaveForm, PlaceForm
from silian.chains.models import Enterprise
from silian.chains.permissions import ENTER, MANAGE, VIEW
from silian.chains.queries import Wanted, branches_of, chain_for, enterprise_for, enterprises_for, place_for, places_of
from silian.chains.views.chains import address as chain_address
from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.kernel.panels import shown_on
from silian.organisations.queries import place_of

FORM = ("GET", "HEAD", "POST")
Told = Mapping[str, Any]


@page(VIEW)
def list_enterprises(request: Any) -> HttpResponse:
    """The enterprises that this person may see, by name or credit code (`?q=`)."""
    words = request.GET.get("q", "").strip()
    shown = Paginator(enterprises_for(request.actor, request.county, Wanted(words)), 50).get_page(request.GET.get("page"))
    context = {"page": shown, "words": words, "may_enter": request.actor.may(ENTER, request.county)}
    return render_page(request, "chains/enterprises.html", context, part="chains/_enterprises.html")


@page(VIEW)
def show_enterprise(request: Any, pk: UUID) -> HttpResponse:
    enterprise = enterprise_for(request.actor, request.county, pk)
    here = place_of(enterprise.unit)
    panels = shown_on("chains.enterprise", request, enterprise)
    context = {
        "enterprise": enterprise,
        "standing_in": here.parent if here else None,
        "places": [
            (place, MANAGE.name in may_on({MANAGE}, place.chain, request.actor)) for place in places_of(enterprise)
        ],
        "branches": branches_of(enterprise),
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }
    return render_page(request, "chains/enterprise.html", context)


@page(ENTER, FORM)
def enter_enterprise(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        enterprise = actions.enter_enterprise(by=request.actor, **told)
        messages.success(request, _("已登记%s，请把它放到产业链上。") % enterprise)
        return address(enterprise)

    form = EnterpriseForm(request.POST or None, by=request.actor, county=request.county)
    question = Question(_("登记企业"), _("登记"), back=reverse("chains:enterprises"), back_words=_("企业"))
    return ask(request, form, deed, question)


@page(MANAGE, FORM)
def place(request: Any, pk: UUID) -> HttpResponse:
    """Places an enterprise on this chain."""
    chain = chain_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.place_enterprise(chain=chain, by=request.actor, **told)
        messages.success(request, _("%(firm)s从 %(day)s 起在链上。") % {"firm": told["enterprise"], "day": told["on"]})
        return chain_address(chain)

    form = PlaceForm(request.POST or None, chain=chain, by=request.actor)
    question = Question(_("放上%s产业链") % chain, _("放上"), back=chain_address(chain), back_words=chain)
    return ask(request, form, deed, question)


@page(MANAGE, FORM)
def leave(request: Any, pk: UUID) -> HttpResponse:
    standing = place_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.leave_chain(standing, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(firm)s从 %(day)s 起离链。") % {"firm": standing.enterprise, "day": told["on"]})
        return chain_address(standing.chain)

    title = _("%(firm)s离开%(chain)s产业链") % {"firm": standing.enterprise, "chain": standing.chain}
    question = Question(
        title, _("离链"), record=standing, back=chain_address(standing.chain), back_words=standing.chain, risk=True
    )
    return ask(request, LeaveForm(request.POST or None), deed, question)


def address(enterprise: Enterprise) -> str:
    return reverse("chains:enterprise", args=[enterprise.pk])
