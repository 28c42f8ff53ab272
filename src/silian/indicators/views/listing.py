"""指标: every figure of the county beside its target, what is due by now, and last year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from silian.indicators.asking import Asked, asked_of
from silian.indicators.catalogue import catalogue
from silian.indicators.permissions import ENTER, VIEW
from silian.indicators.presentation import change, light, number, shown, window
from silian.indicators.queries import Figure, Progress, Status, a_year_before, figures_of, progress_of
from silian.indicators.sections import Target
from silian.kernel.calendar import Light
from silian.kernel.pages import page, render_page
from silian.kernel.programmes import titles


@dataclass(frozen=True)
class Row:
    """One line of the list."""

    figure: Figure
    words: str
    window: str
    change: str
    url: str
    progress: Progress | None
    light: Light | None

    @property
    def target(self) -> str:
        return f"{number(self.progress.aim)} {self.figure.unit}" if self.progress else ""

    @property
    def done(self) -> str:
        return number(self.progress.done, 1) if self.progress else ""

    @property
    def expected(self) -> str:
        return number(self.progress.expected, 1) if self.progress else ""

    @property
    def share(self) -> float:
        return float(self.progress.done or 0) / 100 if self.progress else 0

    @property
    def tick(self) -> float | None:
        due = self.progress.expected if self.progress else None
        return None if due is None else float(due) / 100


@page(VIEW)
def list_figures(request: Any) -> HttpResponse:
    """The list, one table a programme; htmx gets the tables alone."""
    asked = asked_of(request.GET, request.county)
    rows = list(_rows(asked))
    groups = [(title, *_of_programme(rows, name)) for name, title in titles(request.county).items()]
    context = {
        "asked": asked,
        "form": asked.form,
        "groups": [group for group in groups if group[1] or group[2]],
        "counts": _counts(rows),
        "may_enter": request.actor.may(ENTER, request.county),
    }
    return render_page(request, "indicators/list.html", context, part="indicators/_rows.html")


def _rows(asked: Asked) -> Iterator[Row]:
    entries = catalogue(asked.extent.county, asked.as_of)
    found = figures_of([e for e in entries if not isinstance(e.definition, Target)], asked.extent, asked.as_of)
    told = [figure for figure in found if figure.status is not Status.WHOLE_ONLY]
    before = a_year_before(told, asked.extent, asked.as_of)
    progress = progress_of(told, entries, asked.as_of) if asked.extent.is_whole_county else {}
    for figure in told:
        to_target = progress.get(figure.id)
        yield Row(
            figure, shown(figure), window(figure.period), change(figure, before.get(figure.id)), asked.url("drawer", figure.id),
            to_target, light(to_target) if to_target else None,
        )  # fmt: skip


def _of_programme(rows: list[Row], name: str) -> tuple[list[Row], list[Figure]]:
    """The programme's rows, and apart from them the figures that are not kept yet."""
    own = [row for row in rows if row.figure.entry.programme == name]
    return (
        [row for row in own if row.figure.status is not Status.NOT_KEPT],
        [row.figure for row in own if row.figure.status is Status.NOT_KEPT],
    )


def _counts(rows: list[Row]) -> dict[str, int]:
    """How many figures there are, and how they stand to what is due."""
    lights = [row.light.colour for row in rows if row.light]
    return {
        "all": len(rows),
        "kept": sum(row.figure.status is Status.KEPT for row in rows),
        "behind": sum(colour in {"red", "amber"} for colour in lights),
        "ahead": lights.count("green"),
    }
