"""Panels: what a room shows on a page of another floor: on the workbench, or on the page of another room's record.

A panel is a template of its room and a function that gives the template's context, or None when there is nothing to
show. On the workbench the function is called with the request; on a record's page with the request and the record. A
`headline` in the context becomes a part of the workbench's title: 今天要办 7 件，等您确认 4 件. `stats` in the context are
counts that a record's page shows in a row on top, each a link to the list behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString

Context = Mapping[str, Any]
WORKBENCH = "workbench"


@dataclass(frozen=True)
class Panel:
    """One panel. `column` is `main` for work to do, `aside` for what goes with it.

    `page` is the workbench, or the kind of the record whose page it stands on: `matters.matter`. Panels stand by `order`,
    those of the same order as they were registered.
    """

    name: str
    template: str
    context: Callable[..., Context | None]
    column: Literal["main", "aside"] = "main"
    page: str = WORKBENCH
    order: int = 50


@dataclass(frozen=True)
class Stat:
    """A count on top of a record's page, with the address of the list behind it; `light` (a `Light`) judges it."""

    words: str | Promise
    value: object
    url: str = ""
    unit: str | Promise = ""
    light: Any = None


@dataclass(frozen=True)
class Shown:
    column: str
    html: SafeString
    headline: str
    stats: tuple[Stat, ...] = ()


PANELS: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Puts the panel on its page; a second one of the same name replaces the first in its place."""
    PANELS[panel.name] = panel


def shown_on(page: str, request: Any, *about: Any, among: Iterable[Panel] | None = None) -> list[Shown]:
    """The panels of this page that have something to show to this person, rendered."""
    here = [panel for panel in (PANELS.values() if among is None else among) if panel.page == page]
    panels = sorted(here, key=lambda panel: panel.order)
    filled = [(panel, panel.context(request, *about)) for panel in panels]
    return [_shown(panel, context, request) for panel, context in filled if context is not None]


def _shown(panel: Panel, context: Context, request: Any) -> Shown:
    html = render_to_string(panel.template, dict(context), request)
    return Shown(panel.column, html, str(context.get("headline", "")), tuple(context.get("stats", ())))
