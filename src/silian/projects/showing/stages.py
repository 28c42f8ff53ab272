"""The stages of a project, each with its day. One that was ended shows the road up to there, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from silian.kernel.calendar import today
from silian.projects.lifecycle import ENDED, LIFECYCLE, MAIN_ROAD, REACHED
from silian.projects.models import Project


@dataclass(frozen=True)
class Stage:
    """`state` is `done`, `now` or empty; `note` its day."""

    words: object
    state: str = ""
    note: str = ""


def stages_of(project: Project) -> list[Stage]:
    here = LIFECYCLE.states[project.state]
    road = list(MAIN_ROAD)
    if here == ENDED:
        road = [stage for stage in MAIN_ROAD if getattr(project, REACHED[stage.name])] + [ENDED]
    at = road.index(here)
    marks = ["done"] * at + ["done" if here.final else "now"] + [""] * len(road)
    return [
        Stage(stage.label, mark, _short(getattr(project, REACHED[stage.name])) if mark else "")
        for stage, mark in zip(road, marks, strict=False)
    ]


def _short(day: date | None) -> str:
    if day is None:
        return ""
    return f"{day:%m-%d}" if day.year == today().year else day.isoformat()
