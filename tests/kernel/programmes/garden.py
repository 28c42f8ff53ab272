"""A small programme for the tests of the kernel: a garden, with one section that no room of the product knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from silian.kernel.access import Actor
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Section

PROGRAMME_FILE = """\
name: garden
title: 菜园
starts_on: 2022-01-01
years:
- year: 2022
  title: 第一年
settings:
  number: 'CY{year}-{number:04d}'
"""
PLOTS_FILE = """\
plots:
  north:
    title: 北畦
    crop: bean
    area: 1.50
  south:
    title: 南畦
    crop: melon
    sown_on: 2022-04-05
    water: {rule: rain}
"""
ROLES_FILE = """\
roles:
  gardener:
    title: 园丁
    anchor: unit
    may:
      programmes.run: [any]
"""


class Rain(Declared):
    rule: Literal["rain"]


class Pump(Declared):
    rule: Literal["pump"]
    litres: int = Field(ge=1)


class Plot(Declared):
    title: str
    crop: Literal["bean", "melon"]
    area: Decimal = Decimal(1)
    sown_on: date | None = None
    water: Annotated[Rain | Pump, Field(discriminator="rule")] = Rain(rule="rain")
    beside: str = ""


class Plots(Declared):
    plots: Mapping[str, Plot]


def check_neighbours(document: Plots, context: Context) -> Iterable[Problem]:
    head = context.of(PROGRAMME)
    assert head is not None
    for name, plot in document.plots.items():
        if plot.beside and plot.beside not in document.plots:
            yield context.unknown(("plots", name, "beside"), plot.beside, document.plots)
        if plot.sown_on and plot.sown_on < head.starts_on:
            yield context.problem(("plots", name, "sown_on"), "播种不能早于专项开始。", ["2022-03-05"])


class Digging:
    """The hook of the section: it remembers what it was called with, and can fail."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, list[str], str]] = []
        self.broken = False

    def __call__(self, county: str, document: Plots, *, by: Actor) -> None:
        if self.broken:
            raise RuntimeError("the spade broke")
        self.calls.append((county, list(document.plots), by.label))


def plots_section(digging: Digging) -> Section[Plots]:
    return Section("plots", "plots.yaml", Plots, check=check_neighbours, needs=("programme",), on_apply=digging)


def plant(folder: Path, **files: str) -> Path:
    """Writes the garden into the folder; `plots="…"` replaces that file's text."""
    texts = {"programme": PROGRAMME_FILE, "plots": PLOTS_FILE, "roles": ROLES_FILE, **files}
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder
