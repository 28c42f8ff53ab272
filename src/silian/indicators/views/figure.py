"""One figure: what it means, how it came about, how it splits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from silian.indicators.asking import Asked, asked_of
from silian.indicators.catalogue import Entry, entry_named
from silian.indicators.permissions import ENTER, VIEW
from silian.indicators.presentation import change, number, shown, window
from silian.indicators.queries import (
    Figure,
    a_year_before,
    by_chain,
    by_unit,
    definition_text,
    digest_of,
    entries_of,
    figure,
    lines_behind,
    with_files,
)
from silian.indicators.views.records import first_records, paged_records
from silian.kernel import rules
from silian.kernel.calendar import now, today
from silian.kernel.pages import page, render_page
from silian.kernel.rules.scope import CHAIN

INDENT = "\u3000"
TABS = {"records": _("构成记录"), "units": _("按单位"), "chains": _("按产业链"), "entries": _("历次录入")}


@dataclass(frozen=True)
class Link:
    words: str | Promise
    url: str
    current: bool
    count: int | None = None


@page(VIEW)
def show_drawer(request: Any, indicator: str) -> HttpResponse:
    """The figure in the drawer; without script its page."""
    asked = asked_of(request.GET, request.county)
    if not request.htmx:
        return HttpResponseRedirect(asked.url("figure", indicator))
    found = figure(asked.extent, indicator, asked.as_of)
    context = {**_told(found, asked), **first_records(request, found, asked)}
    return render_page(request, "indicators/_drawer.html", context)


@page(VIEW)
def show_figure(request: Any, indicator: str) -> HttpResponse:
    """The figure's page with its records, or split by unit or by chain; htmx gets the chosen part alone."""
    asked = asked_of(request.GET, request.county)
    found = figure(asked.extent, indicator, asked.as_of)
    offered = _tabs_of(found.entry)
    tab = request.GET.get("tab", offered[0])
    tab = tab if tab in offered else offered[0]
    context = {
        **_told(found, asked), "form": asked.form, "tab": tab, "may_enter": request.actor.may(ENTER, request.county),
        "tabs": [Link(TABS[name], asked.url("figure", indicator, tab=name), name == tab) for name in offered],
    }  # fmt: skip
    context |= _part(request, tab, found, asked)
    return render_page(request, "indicators/figure.html", context, part="indicators/_part.html")


@page("public")
def show_definition(request: Any, county: str, indicator: str) -> HttpResponse:
    """What a figure means: for everybody. Its value and its records are not here."""
    entry = entry_named(county, indicator, today())
    return render_page(request, "indicators/definition.html", {"entry": entry, "definition": definition_text(entry)})


def _told(found: Figure, asked: Asked) -> dict[str, Any]:
    """What drawer and page both say."""
    before = a_year_before([found], asked.extent, asked.as_of).get(found.id)
    lines = lines_behind(found, asked.extent, asked.as_of)
    return {
        "asked": asked, "figure": found, "words": shown(found), "definition": definition_text(found.entry),
        "window": window(found.period), "change": change(found, before), "before": before and number(before.value),
        "credit": _credit(found.entry), "entered_by": now(),
        "check": digest_of(found, asked.extent, asked.as_of, lines)[:8],
        "page_url": asked.url("figure", found.id), "export_url": asked.url("export", found.id),
    }  # fmt: skip


def _credit(entry: Entry) -> object:
    """For whom the figure counts 归属."""
    rule = entry.definition
    return rule.fact.credit[rule.credit].label if isinstance(rule, rules.Rule) and rule.credit else ""


def _tabs_of(entry: Entry) -> list[str]:
    rule = entry.definition
    if not isinstance(rule, rules.Rule):
        return ["entries"]
    splits = {"units": rule.credit is not None, "chains": CHAIN in rule.fact.credit}
    return ["records", *(name for name, possible in splits.items() if possible)]


def _part(request: Any, tab: str, found: Figure, asked: Asked) -> dict[str, Any]:
    match tab:
        case "units":
            return _by_unit(request, found, asked)
        case "chains":
            rows = by_chain(asked.extent, found.id, asked.as_of)
            return {"rows": [(row.name, number(row.value)) for row in rows]}
        case "entries":
            return {
                "rows": [(row, number(row.value, 4)) for row in with_files(entries_of(asked.extent.county, found.id))]
            }
    return paged_records(request, found, asked)


def _by_unit(request: Any, found: Figure, asked: Asked) -> dict[str, Any]:
    present = request.GET.get("tree") == "present"
    rows = by_unit(asked.extent, found.id, asked.as_of, present_tree=present)
    here = asked.url("figure", found.id, tab="units")
    return {
        "rows": [(INDENT * row.depth + row.name, number(row.own), number(row.with_descendants)) for row in rows],
        "trees": [Link(_("当时口径"), here, not present), Link(_("可比口径"), f"{here}&tree=present", present)],
    }
