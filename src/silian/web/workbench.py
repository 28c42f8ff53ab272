"""工作台, the page of today: the rooms' panels, laid out in two columns.

A panel is a template of its room and a function of the request that gives the template's context, or None when there is
nothing to show. A `headline` in that context becomes a part of the page's title: 今天要办 7 件，等您确认 4 件.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

Context = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """One panel. `column` is `main` for work to do, `aside` for what goes with it; order of registration is the order."""

    name: str
    template: str
    context: Callable[[Any], Context | None]
    column: Literal["main", "aside"] = "main"


@dataclass(frozen=True)
class Shown:
    column: str
    html: SafeString
    headline: str


PANELS: dict[str, Panel] = {}


def register(panel: Panel) -> None:
    """Puts the panel on the workbench; a second one of the same name replaces the first in its place."""
    PANELS[panel.name] = panel


def shown_to(request: Any) -> list[Shown]:
    """The panels that have something to show to this person, rendered."""
    filled = [(panel, panel.context(request)) for panel in PANELS.values()]
    return [_shown(panel, context, request) for panel, context in filled if context is not None]


def _shown(panel: Panel, context: Context, request: Any) -> Shown:
    html = render_to_string(panel.template, dict(context), request)
    return Shown(panel.column, html, str(context.get("headline", "")))
