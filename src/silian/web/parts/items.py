"""One item's parts: its stages, history, deadline sheet, measures, and the steps that it may take next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.kernel.calendar import Clock, Deadline, Line, today
from silian.kernel.lifecycles import Offer
from silian.web.parts.library import register


@register.inclusion_tag("web/parts/steps.html")
def steps(stages: Iterable[Any], label: str = "") -> dict[str, Any]:
    """The stages of an item. Each has `words`, `state` (`done`, `now` or empty) and `note` (a day, mostly)."""
    return {"stages": stages, "label": label or _("办理阶段")}


@register.inclusion_tag("web/parts/timeline.html")
def timeline(entries: Iterable[Any]) -> dict[str, Any]:
    """The history, newest first. Each entry has `at`, `who`, `text`; `key` if state, deadline or person changed; `detail`."""
    return {"entries": entries}


@register.inclusion_tag("web/parts/measures.html")
def measures(rows: Iterable[Any]) -> dict[str, Any]:
    """The measures of a matter. Each row has `text`, `owner`, `due`, `light`, and `evidence`: links with `url` and `name`."""
    return {"rows": rows}


@dataclass(frozen=True)
class Cell:
    """One day of the sheet as it is drawn."""

    day: date
    style: str
    words: str
    note: str


@register.inclusion_tag("web/parts/days.html")
def days_sheet(deadline: Deadline, clock: Clock) -> dict[str, Any]:
    """How the deadline was reckoned, day by day from receipt: what counted, what did not, and why."""
    received = Cell(clock.received, "rec", _("受理"), _("当天不计"))
    cells = [received, *(_cell(line, deadline, clock) for line in deadline.lines)]
    notices = sorted({line.notice for line in deadline.lines if line.notice})
    first = f"from-{clock.received.isoweekday()}"
    return {"cells": cells, "first": first, "deadline": deadline, "notices": notices, "today": today()}


def _cell(line: Line, deadline: Deadline, clock: Clock) -> Cell:
    if line.number is None and not line.rolled:
        style = "stop" if clock.paused_on(line.day) else "skip"
        return Cell(line.day, style, line.why, _("不计"))
    words = _("顺延") if line.rolled else _("第%(n)s日") % {"n": line.number}
    if line.day == deadline.due:
        return Cell(line.day, "due", words, _("到期"))
    made_up = clock.rule == "A" and line.day.isoweekday() > 5
    return Cell(line.day, "make" if made_up else "count", words, line.why if made_up else _("计"))


@register.inclusion_tag("web/parts/step_buttons.html")
def step_buttons(offers: Iterable[Offer], url_name: str, record: Any) -> dict[str, Any]:
    """The steps from here, as `lifecycles.offers()` gives them; a stopped one is disabled with its reason underneath.

    `url_name` is the address of a step's form and takes the record's key and the step's name. The step that usually
    moves the record on is the primary button, unless something stops it. The form opens in the drawer, or on its own
    page without script.
    """
    buttons = [
        {
            "label": offer.step.label,
            "why": offer.why,
            "url": reverse(url_name, args=[record.pk, offer.step.name]),
            "primary": offer.onward and not offer.why,
        }
        for offer in offers
    ]
    return {"buttons": buttons}
