"""Enterprises: the list, the page of one for whoever visits it, entering one, placing it on a chain and taking it off."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains import actions
from silian.chains.forms import EnterpriseForm, LeaveForm, PlaceForm
from silian.chains.permissions import ENTER, MANAGE, VIEW
from silian.chains.queries import (
    Wanted,
    chain_for,
    chains_for,
    enterprise_for,
    enterprises_for,
    place_for,
    towns_of,
    with_places,
)
from silian.chains.views.addresses import of_chain, of_enterprise
from silian.chains.views.asking import FORM, Told, key_of
from silian.chains.views.showing import shown_enterprise
from silian.kernel.pages import Question, ask, page, render_page, seen_version


@page(VIEW)
def list_enterprises(request: Any) -> HttpResponse:
    """The enterprises that this person may see, by words, chain, township and scale (`?q=&chain=&town=&scale=above`)."""
    asked = request.GET
    wanted = Wanted(
        asked.get("q", "").strip(),
        key_of(asked.get("chain", "")),
        key_of(asked.get("town", "")),
        asked.get("scale") == "above",
    )
    rows = with_places(enterprises_for(request.actor, request.county, wanted))
    context = {
        "page": Paginator(rows, 50).get_page(asked.get("page")),
        "wanted": wanted,
        "chains": chains_for(request.actor, request.county),
        "towns": towns_of(request.actor, request.county),
        "may_enter": request.actor.may(ENTER, request.county),
    }
    return render_page(request, "chains/enterprises.html", context, part="chains/_enterprises.html")


@page(VIEW)
def show_enterprise(request: Any, pk: UUID) -> HttpResponse:
    """Everything about one enterprise; on paper it is one sheet for the leader who visits."""
    enterprise = enterprise_for(request.actor, request.county, pk)
    return render_page(request, "chains/enterprise.html", shown_enterprise(request, enterprise))


@page(ENTER, FORM)
def enter_enterprise(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        enterprise = actions.enter_enterprise(by=request.actor, **told)
        messages.success(request, _("已登记%s，请把它放到产业链上。") % enterprise)
        return of_enterprise(enterprise)

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
        return of_chain(chain)

    form = PlaceForm(request.POST or None, chain=chain, by=request.actor)
    question = Question(_("放上%s产业链") % chain, _("放上"), back=of_chain(chain), back_words=chain)
    return ask(request, form, deed, question)


@page(MANAGE, FORM)
def leave(request: Any, pk: UUID) -> HttpResponse:
    standing = place_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.leave_chain(standing, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(firm)s从 %(day)s 起离链。") % {"firm": standing.enterprise, "day": told["on"]})
        return of_chain(standing.chain)

    title = _("%(firm)s离开%(chain)s产业链") % {"firm": standing.enterprise, "chain": standing.chain}
    question = Question(
        title, _("离链"), record=standing, back=of_chain(standing.chain), back_words=standing.chain, risk=True
    )
    return ask(request, LeaveForm(request.POST or None), deed, question)
