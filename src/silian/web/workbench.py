"""工作台, the page of today: the rooms' panels, laid out in two columns. Rooms register them with `kernel.panels`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from silian.kernel.panels import PANELS, WORKBENCH, Panel, Shown, register, shown_on

__all__ = ["PANELS", "Panel", "register", "shown_to"]


def shown_to(request: Any, among: Iterable[Panel] | None = None) -> list[Shown]:
    """The panels, or those among them, that have something to show to this person, rendered."""
    return shown_on(WORKBENCH, request, among=PANELS.values() if among is None else among)
