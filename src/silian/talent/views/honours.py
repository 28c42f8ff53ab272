"""选树: the honours, a list conferred in one deed, the public page; what the person wishes, and taking back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.access import may_on
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.organisations.models import County
from silian.talent import actions
from silian.talent.forms import ConferForm, RevokeForm, WithholdForm
from silian.talent.models import Honour
from silian.talent.permissions import HONOUR, VIEW
from silian.talent.queries import honour_for, honours_for, honours_in_public, with_person

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
Told = Mapping[str, Any]


@page(VIEW)
def list_honours(request: Any) -> HttpResponse:
    """The honours in force, the latest first; `?category=` one of them."""
    chosen = _chosen(request)
    rows = honours_for(request.actor, request.county)
    counts = dict(rows.order_by().values_list("category").annotate(n=Count("pk")))
    shown = Paginator(rows.filter(category=chosen) if chosen else rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "tabs": _tabs(chosen, counts), "page": shown, "rows": with_person(shown, request.actor),
        "may_honour": request.actor.may(HONOUR, request.county),
    }  # fmt: skip
    return render_page(request, "talent/honours.html", context, part="talent/_honours.html")


def _chosen(request: Any) -> str:
    asked = request.GET.get("category", "")
    return asked if asked in Honour.Category.values else ""


def _tabs(chosen: str, counts: Mapping[str, int] | None = None) -> list[dict[str, object]]:
    names = {"": _("全部"), **dict(Honour.Category.choices)}
    found = {"": sum(counts.values()), **counts} if counts is not None else {}
    return [
        {"words": words, "url": f"?category={name}" if name else "?", "current": name == chosen}
        | ({"count": found.get(name, 0)} if found else {})
        for name, words in names.items()
    ]


@page("public")
def show_public_honours(request: Any, county: str) -> HttpResponse:
    """For everybody: titles, teams and starred names; who does not wish to be named is not there."""
    place = get_object_or_404(County, pk=county)
    request.county = place.pk
    chosen = _chosen(request)
    shown = Paginator(honours_in_public(place.pk, chosen), A_PAGE).get_page(request.GET.get("page"))
    context = {"place": place, "page": shown, "rows": list(shown), "tabs": _tabs(chosen)}
    return render_page(request, "talent/public_honours.html", context)


@page(VIEW)
def show_honour(request: Any, pk: UUID) -> HttpResponse:
    honour = honour_for(request.actor, request.county, pk)
    [(_same, name)] = with_person([honour], request.actor)
    context = {"honour": honour, "name": name or honour.team, "may": may_on([HONOUR], honour, request.actor)}
    return render_page(request, "talent/honour.html", context)


@page(HONOUR, FORM)
def confer(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        made = actions.confer(request.county, by=request.actor, **told)
        messages.success(request, _("已登记“%(title)s” %(n)d 个。") % {"title": told["title"], "n": len(made)})
        return reverse("talent:honours")

    form = ConferForm(request.POST or None, by=request.actor, county=request.county)
    return ask(
        request,
        form,
        deed,
        Question(_("登记荣誉名单"), _("登记"), back=reverse("talent:honours"), back_words=_("荣誉")),
    )


@page(HONOUR, FORM)
def withhold_honour(request: Any, pk: UUID) -> HttpResponse:
    """Whether the person wishes to stand on the public page."""
    honour = honour_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.withhold_honour(honour, by=request.actor, version=seen_version(request), **told)
        return address(honour)

    form = WithholdForm(request.POST or None, initial={"withheld": "yes" if honour.withheld else "no"})
    return ask(request, form, deed, _question(_("本人意愿：%s") % honour, _("记下"), honour))


@page(HONOUR, FORM)
def revoke_honour(request: Any, pk: UUID) -> HttpResponse:
    honour = honour_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        actions.revoke_honour(honour, by=request.actor, version=seen_version(request), **told)
        return address(honour)

    return ask(
        request, RevokeForm(request.POST or None), deed, _question(_("撤销荣誉：%s") % honour, _("撤销"), honour, True)
    )


def _question(title: str, verb: str, honour: Honour, risk: bool = False) -> Question:
    return Question(title, verb, record=honour, back=address(honour), back_words=honour, risk=risk)


def address(honour: Honour) -> str:
    return reverse("talent:honour", args=[honour.pk])
