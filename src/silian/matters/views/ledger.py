"""事项台账: tabs, filters, order, columns and pages; its address says it all, and can be kept under a name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import F, QuerySet
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.calendar.table import current_calendar
from silian.kernel.pages import page, post_once, render_page
from silian.matters import actions
from silian.matters.columns import COLUMNS, ORDERS, Column, Row, chosen, rows_of
from silian.matters.kinds import Kind, kinds_of
from silian.matters.models import Matter
from silian.matters.permissions import RAISE, TRIAGE, URGE, VIEW
from silian.matters.queries import (
    CHANNELS,
    STATES,
    TABS,
    Conditions,
    conditions_of,
    counts,
    filtered,
    matters_for,
    offered_in,
    saved_views,
    with_measures,
    with_names,
)
from silian.matters.views.address import changed, kept, toggled

A_PAGE = 50
DUE = {"overdue": _("已逾期"), "soon": _("两日内到期"), "provisional": _("日历未发布")}
Words = str | Promise


@dataclass(frozen=True)
class Link:
    """A tab, a choice in a menu, a condition in force: words and the address to which it leads."""

    words: object
    url: str
    current: bool = False
    count: int | None = None
    key: object = ""


@dataclass(frozen=True)
class Menu:
    words: object
    choices: list[Link] = field(default_factory=list)


@page(VIEW)
def show_ledger(request: Any) -> HttpResponse:
    """The ledger as its address asks for it; htmx gets the rows alone."""
    asked, by, county = request.GET, request.actor, request.county
    wanted, seen, kinds = conditions_of(asked), matters_for(request.actor, request.county), kinds_of(county)
    found = counts(seen, wanted, by, county)
    order = _order(asked, wanted)
    rows = with_measures(with_names(filtered(seen, wanted, by)))
    listed = _page(_ordered(rows, order), found["shown"], asked.get("page"))
    columns = chosen(asked.getlist("column"))
    menus = _menus(asked, kinds, seen, county)
    return render_page(request, "matters/list.html", part="matters/_rows.html", context={
        "tabs": [*_tabs(asked, wanted, found), *_saved(request)],
        "menus": menus,
        "in_force": [choice for menu in menus for choice in menu.choices if choice.current],
        "columns": columns,
        "all_columns": COLUMNS,
        "heads": [_head(asked, column, order) for column in columns],
        "rows": _cells(rows_of(listed.object_list, kinds, current_calendar()), columns),
        "page": listed,
        "wanted": wanted,
        "title": TABS[wanted.tab].label,
        "clear": f"?tab={wanted.tab}",
        "address": kept(asked),
        "may_raise": by.may(RAISE, county),
        "may_urge": by.may(URGE, county),
        "may_assign": by.may(TRIAGE, county),
    })  # fmt: skip


@page(VIEW, ("POST",))
def keep_view(request: Any) -> HttpResponse:
    """Keeps the present address of the ledger under a name."""
    address = QueryDict(request.POST.get("address", "")[:1000]).urlencode()

    def deed() -> str:
        view = actions.save_view(request.county, name=request.POST.get("name", ""), address=address, by=request.actor)
        messages.success(request, gettext("已存为视图“%s”。") % view)
        return f"{reverse('matters:list')}?{address}"

    return post_once(request, deed)


@page(VIEW, ("POST",))
def forget_view(request: Any, key: UUID) -> HttpResponse:
    """Takes a saved view away."""

    def deed() -> str:
        actions.forget_view(key, county=request.county, by=request.actor)
        return reverse("matters:list")

    return post_once(request, deed)


def _order(asked: QueryDict, wanted: Conditions) -> str:
    """By deadline, the nearest first; what is over, the latest first."""
    sort = asked.get("sort", "")
    if sort.removeprefix("-") in ORDERS:
        return sort
    return "-handled" if wanted.tab == "closed" else "-number" if wanted.tab == "all" else "left"


def _ordered(rows: QuerySet[Matter], order: str) -> QuerySet[Matter]:
    path = F(ORDERS[order.removeprefix("-")])
    first = path.desc(nulls_last=True) if order.startswith("-") else path.asc(nulls_last=True)
    return rows.order_by(first, "number")


def _page(rows: QuerySet[Matter], total: int, number: str | None) -> Page[Matter]:
    pages = Paginator(rows, A_PAGE)
    pages.count = total  # counted with the tabs already
    return pages.get_page(number)


def _tabs(asked: QueryDict, wanted: Conditions, found: dict[str, int]) -> list[Link]:
    here = "" if "saved" in asked else wanted.tab
    return [Link(tab.label, f"?tab={name}", name == here, found[name]) for name, tab in TABS.items()]


def _saved(request: Any) -> list[Link]:
    now = request.GET.get("saved", "")
    return [
        Link(view.name, f"?{view.address}&saved={view.pk}", now == str(view.pk))
        for view in saved_views(request.actor, request.county)
    ]


def _menus(asked: QueryDict, kinds: dict[str, Kind], seen: QuerySet[Matter], county: str) -> list[Menu]:
    offered = offered_in(seen, county)
    titles = {name: kind.title for name, kind in kinds.items()}
    return [
        _menu(asked, _("状态"), "state", STATES.items()),
        _menu(asked, _("产业链"), "chain", offered.chains.items()),
        _menu(asked, _("类型"), "kind", titles.items()),
        _menu(asked, _("主办单位"), "lead", offered.leads.items()),
        _menu(asked, _("来源"), "channel", CHANNELS.items()),
        _menu(asked, _("时限"), "due", DUE.items()),
        _menu(asked, _("责任人"), "handler", offered.handlers.items()),
    ]


def _menu(asked: QueryDict, words: Words, name: str, choices: Iterable[tuple[Any, Any]]) -> Menu:
    held = set(asked.getlist(name))
    return Menu(words, [
        Link(label, toggled(asked, name, str(value)), str(value) in held, key=words) for value, label in choices
    ])  # fmt: skip


def _head(asked: QueryDict, column: Column, order: str) -> dict[str, Any]:
    """A column's head: a link that sorts by it, or turns the order round."""
    here = order.removeprefix("-") == column.name
    up = here and not order.startswith("-")
    url = changed(asked, sort=f"-{column.name}" if up else column.name) if column.order else ""
    return {"column": column, "url": url, "sort": ("ascending" if up else "descending") if here else ""}


def _cells(rows: list[Row], columns: list[Column]) -> list[dict[str, Any]]:
    return [{"matter": row.matter, "cells": [(column, column.value(row)) for column in columns]} for row in rows]
