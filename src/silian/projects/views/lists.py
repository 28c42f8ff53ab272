"""The board, stage by stage, and the table with its conditions in the address."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from silian.kernel.pages import page, render_page
from silian.projects.lifecycle import ENDED, LIFECYCLE, MAIN_ROAD
from silian.projects.permissions import VIEW
from silian.projects.queries import Conditions, board_of, filtered, offered_in, projects_for, with_amounts, with_names
from silian.projects.sections import sides_of
from silian.projects.showing import lit
from silian.projects.views.heading import heading

ON_THE_BOARD = 12  # of each stage; the rest is in the table
A_PAGE = 50
MANY = ("stage", "chain", "township", "side")
ONLY = {"stuck": _("停滞的"), "offered": _("等待接收的")}


@dataclass(frozen=True)
class Choice:
    """One condition: `url` switches it on, or off where it is in force."""

    words: object
    url: str
    current: bool
    key: object = ""


@dataclass(frozen=True)
class Menu:
    words: object
    choices: list[Choice] = field(default_factory=list)


@page(VIEW)
def show_board(request: Any) -> HttpResponse:
    columns, totals = board_of(projects_for(request.actor, request.county), ON_THE_BOARD)
    rows = {row.project.pk: row for row in lit((p for stage in columns.values() for p in stage), request.county)}
    table = reverse("projects:list")
    context = {
        "columns": [
            {
                "stage": stage, "rows": [rows[project.pk] for project in columns[stage.name]],
                "total": totals.get(stage.name, 0), "more": totals.get(stage.name, 0) - len(columns[stage.name]),
                "url": f"{table}?stage={stage.name}",
            }
            for stage in MAIN_ROAD
        ],
        "ended": totals.get(ENDED.name, 0),
        **heading(request, "board"),
    }  # fmt: skip
    return render_page(request, "projects/board.html", context)


@page(VIEW)
def show_table(request: Any) -> HttpResponse:
    """The table as its address asks for it; htmx gets the rows alone."""
    asked, seen = request.GET, projects_for(request.actor, request.county)
    rows = filtered(seen, _conditions(asked), request.county)
    ordered = with_amounts(with_names(rows)).order_by("-moved_on", "-number")
    listed = Paginator(ordered, A_PAGE).get_page(asked.get("page"))
    menus = _menus(asked, seen, request.county)
    context = {
        "page": listed, "rows": lit(listed.object_list, request.county), "menus": menus,
        "in_force": [choice for menu in menus for choice in menu.choices if choice.current],
        "words": asked.get("q", ""), **heading(request, "list"),
    }  # fmt: skip
    return render_page(request, "projects/list.html", context, part="projects/_rows.html")


def _conditions(asked: QueryDict) -> Conditions:
    stages, chains, townships, sides = (tuple(asked.getlist(name)) for name in MANY)
    known = tuple(name for name in stages if name in LIFECYCLE.states)
    words = asked.get("q", "").replace("\x00", "").strip()
    return Conditions(known, chains, townships, sides, asked.get("only", ""), words)


def _menus(asked: QueryDict, seen: Any, county: str) -> list[Menu]:
    offered = offered_in(seen)
    return [
        _menu(asked, _("阶段"), "stage", [(name, state.label) for name, state in LIFECYCLE.states.items()]),
        _menu(asked, _("产业链"), "chain", offered.chains.items()),
        _menu(asked, _("落地乡镇"), "township", offered.townships.items()),
        _menu(asked, _("跟办单位"), "side", [(side.name, side.title) for side in sides_of(county)]),
        _menu(asked, _("只看"), "only", ONLY.items()),
    ]


def _menu(asked: QueryDict, words: object, name: str, choices: Iterable[tuple[Any, Any]]) -> Menu:
    held = set(asked.getlist(name))
    return Menu(words, [
        Choice(label, _toggled(asked, name, str(value)), str(value) in held, key=words) for value, label in choices
    ])  # fmt: skip


def _toggled(asked: QueryDict, name: str, value: str) -> str:
    """The address with this condition switched on, or off where it is on; from the first page."""
    query = asked.copy()
    query.pop("page", None)
    held = query.getlist(name)
    kept = [other for other in held if other != value] if name in MANY else []
    query.setlist(name, kept if value in held else [*kept, value])
    return f"?{query.urlencode()}"
