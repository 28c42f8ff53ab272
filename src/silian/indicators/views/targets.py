"""目标: what should be reached this year, how far it is, and how it is divided among years, chains and units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.indicators.catalogue import entry_named
from silian.indicators.permissions import VIEW
from silian.indicators.presentation import light, number, shown
from silian.indicators.queries import Extent, Figure, Progress, aimed, divided, figure
from silian.indicators.queries.progress import progress_to
from silian.indicators.sections import Target
from silian.indicators.views.scores import cut_off, drawer_url
from silian.kernel.calendar import Light
from silian.kernel.pages import page, render_page


@dataclass(frozen=True)
class Row:
    """A figure beside what it should reach, of the county, a chain or a unit."""

    name: str
    figure: Figure
    progress: Progress
    url: str = ""
    drawer: str = ""

    @property
    def value(self) -> str:
        return shown(self.figure)

    @property
    def aim(self) -> str:
        return number(self.progress.aim)

    @property
    def done(self) -> str:
        """完成率 in percent; a rate has none."""
        return "" if self.progress.done is None else f"{number(self.progress.done, 1)}%"

    @property
    def expected(self) -> str:
        return number(self.progress.expected, 1)

    @property
    def share(self) -> float:
        return float(self.progress.done or 0) / 100

    @property
    def tick(self) -> float | None:
        return None if self.progress.expected is None else float(self.progress.expected) / 100

    @property
    def light(self) -> Light:
        return light(self.progress)


@page(VIEW)
def list_targets(request: Any) -> HttpResponse:
    """Every target of the year with its figure, its light and a door to its division."""
    form, as_of = cut_off(request)
    rows = [
        Row(
            each.entry.name,
            each.figure,
            each.progress,
            target_url(each.entry.id, as_of),
            drawer_url(each.figure.id, as_of),
        )
        for each in aimed(request.county, as_of)
    ]
    lights = [row.light.colour for row in rows]
    counts = {colour: lights.count(colour) for colour in ("green", "amber", "red")}
    return render_page(
        request, "indicators/targets.html", {"form": form, "rows": rows, "counts": counts, "as_of": as_of}
    )


@page(VIEW)
def show_target(request: Any, target: str) -> HttpResponse:
    """One target: its source, its steps, its parts."""
    form, as_of = cut_off(request)
    entry = entry_named(request.county, target, as_of)
    if not isinstance(entry.definition, Target):
        raise Http404
    declared = entry.definition
    counted = entry_named(request.county, declared.indicator, as_of)
    whole = figure(Extent(request.county), declared.indicator, as_of)
    ways: dict[Literal["chain", "unit"], bool] = {"chain": bool(declared.by_chain), "unit": bool(declared.by_unit)}
    parts = {
        of: [
            Row(
                part.name, part.figure, part.progress, drawer=drawer_url(part.figure.id, as_of, **_key(of, part.record))
            )
            for part in divided(request.county, entry, counted, as_of, of)
        ]
        for of, there in ways.items()
        if there
    }
    aim = declared.value_in(as_of.year)
    context = {
        "form": form, "entry": entry, "target": declared, "parts": parts, "as_of": as_of,
        "whole": Row(_("全县"), whole, progress_to(Fraction(aim), whole, entry, as_of), drawer=drawer_url(whole.id, as_of))
        if aim is not None else None,
        "years": [(year, number(share)) for year, share in declared.by_year.items()], "value": number(declared.value),
        "held_back": number(declared.held_back) if declared.held_back else "", "quarters": _quarters(declared),
    }  # fmt: skip
    return render_page(request, "indicators/target.html", context)


def target_url(target: str, as_of: date) -> str:
    return reverse("indicators:target", args=[target]) + f"?as_of={as_of}"


def _quarters(target: Target) -> list[tuple[str, str]]:
    """What is due by the end of each quarter, in percent and in the target's own unit."""
    names = (_("一季度末"), _("二季度末"), _("三季度末"), _("年末"))
    value = Fraction(target.value)
    return [(f"{name} {step}%", number(value * step / 100)) for name, step in zip(names, target.steps, strict=False)]


def _key(of: str, record: Any) -> dict[str, str]:
    return {of: str(record.pk)} if record else {}
