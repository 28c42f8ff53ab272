"""急需紧缺人才目录: the list with its filters and gaps, one opening, and the deeds on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.lifecycles import Offer, offers
from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.talent import actions
from silian.talent.forms import ListForm, MoveForm, OpeningForm, ReasonForm
from silian.talent.lifecycle import OPENING
from silian.talent.lifecycle.openings import LISTED, WITHDRAWN
from silian.talent.lights import light_of_opening
from silian.talent.models import Level, Opening
from silian.talent.permissions import PROPOSE, RECRUIT, VIEW
from silian.talent.queries import (
    LIGHTS,
    Conditions,
    filtered,
    gaps,
    opening_for,
    openings_for,
    recruits_for,
    with_person,
    years_for,
)

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50
Told = Mapping[str, Any]
DEEDS: dict[str, Callable[..., object]] = {
    "list_opening": actions.list_opening,
    "decline_opening": actions.decline_opening,
    "retract_opening": actions.retract_opening,
    "move_deadline": actions.move_deadline,
    "strike_opening": actions.strike_opening,
}


@page(VIEW)
def list_openings(request: Any) -> HttpResponse:
    """The catalogue as its address asks for it (`?year= chain= level= light=`); the newest year without one."""
    by, county, calendar = request.actor, request.county, current_calendar()
    years, seen = years_for(by, county), openings_for(by, county)
    wanted = _conditions(request.GET, years)
    listed = filtered(seen, wanted, calendar).order_by("due", "enterprise__unit__name", "pk")
    shown = Paginator(listed, A_PAGE).get_page(request.GET.get("page"))
    of_the_year = gaps(filtered(seen, Conditions(year=wanted.year), calendar))
    context = {
        "page": shown,
        "rows": [(opening, light_of_opening(calendar, opening)) for opening in shown],
        "menus": _menus(request.GET, wanted, years, [(gap.chain, gap.name) for gap in of_the_year]),
        "gaps": of_the_year,
        "wanted": sum(gap.wanted for gap in of_the_year),
        "filled": sum(gap.filled for gap in of_the_year),
        "missing": sum(gap.missing for gap in of_the_year),
        "year": wanted.year,
        "may_propose": by.may(PROPOSE, county),
        "may_recruit": by.may(RECRUIT, county),
    }
    return render_page(request, "talent/catalogue.html", context, part="talent/_openings.html")


def _conditions(asked: QueryDict, years: list[int]) -> Conditions:
    year = asked.get("year", "")
    return Conditions(
        year=int(year) if year.isascii() and year.isdigit() and int(year) in years else years[0] if years else None,
        chain=_key(asked.get("chain", "")), level=asked.get("level", ""), light=asked.get("light", ""),
    )  # fmt: skip


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _menus(asked: QueryDict, wanted: Conditions, years: list[int], chains: list[tuple[UUID, str]]) -> list[Any]:
    return [
        _menu(asked, _("年度"), "year", [(year, year) for year in years], wanted.year),
        _menu(asked, _("产业链"), "chain", chains, wanted.chain),
        _menu(asked, _("学历或职称"), "level", Level.choices, wanted.level),
        _menu(asked, _("进度"), "light", LIGHTS.items(), wanted.light),
    ]


def _menu(asked: QueryDict, words: str, name: str, choices: Iterable[tuple[Any, Any]], held: Any) -> dict[str, Any]:
    """The choices of one condition, each with its address; the one in force takes itself away."""
    links = [
        {"words": label, "url": _address(asked, name, "" if str(value) == str(held) else str(value)),
         "current": str(value) == str(held)}
        for value, label in choices
    ]  # fmt: skip
    chosen = name in asked
    return {"words": words, "links": links, "held": next((link for link in links if chosen and link["current"]), None)}


def _address(asked: QueryDict, name: str, value: str) -> str:
    query = asked.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"


@page(VIEW)
def show_opening(request: Any, pk: UUID) -> HttpResponse:
    opening: Any = opening_for(request.actor, request.county, pk)
    came = recruits_for(request.actor, request.county).filter(opening=opening)
    context = {
        "opening": opening,
        "light": light_of_opening(current_calendar(), opening),
        "recruits": with_person(came, request.actor),
        "offers": [
            replace(offer, onward=offer.onward and not _ends(offer)) for offer in offers(opening, request.actor)
        ],
        "may_recruit": _takes_more(opening) and _may_recruit(request, opening),
    }
    return render_page(request, "talent/opening.html", context)


def _ends(offer: Offer) -> bool:
    """Taking an opening off the catalogue is no way on."""
    return offer.step.to is WITHDRAWN


def _takes_more(opening: Any) -> bool:
    return bool(opening.state == LISTED.name and opening.filled < opening.wanted)


def _may_recruit(request: Any, opening: Opening) -> bool:
    rows: QuerySet[Opening] = openings_for(request.actor, request.county, RECRUIT)
    return rows.filter(pk=opening.pk).exists()


@page(PROPOSE, FORM)
def propose(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        opening = actions.propose_opening(by=request.actor, **told)
        messages.success(request, _("已申报“%s”，等县产业办确认列入目录。") % opening)
        return address(opening)

    initial = {"enterprise": request.GET.get("enterprise", "")} if request.GET.get("enterprise") else {}
    form = OpeningForm(request.POST or None, by=request.actor, county=request.county, initial=initial)
    question = Question(_("申报急需紧缺人才"), _("申报"), back=reverse("talent:list"), back_words=_("人才目录"))
    return ask(request, form, deed, question)


@page(VIEW, FORM)
def take_opening_step(request: Any, pk: UUID, step: str) -> HttpResponse:
    """One step of an opening, asked with its own form. The action asks the permission."""
    if step not in DEEDS:
        raise Http404
    opening = opening_for(request.actor, request.county, pk)

    def deed(told: Told) -> str:
        DEEDS[step](opening, by=request.actor, version=seen_version(request), **told)
        return address(opening)

    label = OPENING.steps[step].label
    question = Question(label, label, record=opening, back=address(opening), back_words=opening)
    return ask(request, _form(step, request), deed, question)


def _form(step: str, request: Any) -> forms.Form:
    match step:
        case "list_opening":
            return ListForm(request.POST or None, county=request.county)
        case "move_deadline":
            return MoveForm(request.POST or None)
    return ReasonForm(request.POST or None)


def address(opening: Opening) -> str:
    return reverse("talent:opening", args=[opening.pk])
