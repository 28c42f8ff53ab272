"""The stages that a matter has gone through, each with its day. Overdue is a light, never a stage."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from silian.matters.lifecycle import DOING, LIFECYCLE, MAIN_ROAD, PAUSED
from silian.matters.models import Matter


@dataclass(frozen=True)
class Stage:
    """`state` is `done`, `now` or empty; `note` its day."""

    words: str | Promise
    state: str = ""
    note: str = ""


def stages_of(matter: Matter, began: date | None = None) -> list[Stage]:
    """The main road up to the present state, handling since `began`; a matter that left the road shows where it ended."""
    here = LIFECYCLE.states[matter.state]
    days = {**_days(matter), DOING.name: began}
    if here == PAUSED:
        road, at = list(MAIN_ROAD), MAIN_ROAD.index(DOING)
        road[at] = PAUSED
    elif here in MAIN_ROAD:
        road, at = list(MAIN_ROAD), MAIN_ROAD.index(here)
    else:
        road = [state for state in MAIN_ROAD if days.get(state.name)] + [here]
        at = len(road) - 1
    marks = ["done"] * at + ["done" if here.final else "now"] + [""] * len(road)
    return [
        Stage(state.label, mark, _short(days.get(state.name)) if mark else "")
        for state, mark in zip(road, marks, strict=False)
    ]


def _days(matter: Matter) -> dict[str, date | None]:
    current = matter.round
    return {
        matter.state: matter.ended_on, "submitted": matter.raised_on, "accepted": current.received_on,
        "assigned": current.assigned_on, "awaiting_sign_off": current.handed_in_on, "closed": current.closed_on,
    }  # fmt: skip


def _short(day: date | None) -> str:
    return day.strftime("%m-%d") if day else ""
