"""`targets.yaml`: what a programme wants to reach, by when, and how it is divided among years, units and chains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import Field

from silian.indicators.sections.indicators import INDICATORS, definitions
from silian.kernel import rules
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Section, register
from silian.kernel.rules.scope import CHAIN
from silian.kernel.rules.values import SCALES

QUARTERS = 4
WHOLE = Decimal(100)
SUMMED = {rules.Measure.COUNT, rules.Measure.SUM}
ADDED_OVER_PARTS = {*SUMMED, rules.Measure.STOCK}


class Thresholds(Declared):
    """How many percentage points a figure may lag and still be green, or amber; beyond that it is red."""

    green: Decimal = Field(default=Decimal(0), ge=0)
    amber: Decimal = Field(ge=0)


class Lights(Declared):
    """`progress` is for a figure behind what is due by now, `rate` for a rate (%) short of the rate aimed at."""

    progress: Thresholds = Thresholds(amber=Decimal(10))
    rate: Thresholds = Thresholds(amber=Decimal(2))


class Target(Declared):
    """What an indicator should reach in a year. `steps` are the shares due at the ends of the quarters, in percent.

    `by_year` divides a target of several years among them, `by_unit` and `by_chain` that of a year among units and
    chains, by their names. The parts make up the whole but for what is held back 县级预留.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")
    name: str = Field(min_length=1, max_length=60)
    indicator: str
    year: int = Field(ge=2000, le=2100)
    value: Decimal
    document: str = Field(min_length=1, max_length=120)
    steps: tuple[int, ...] = ()
    held_back: Decimal = Field(default=Decimal(0), ge=0)
    by_year: Mapping[int, Decimal] = {}
    by_unit: Mapping[str, Decimal] = {}
    by_chain: Mapping[str, Decimal] = {}

    @property
    def divided(self) -> dict[str, Mapping[Any, Decimal]]:
        """The ways in which it is divided, each with its parts."""
        ways: dict[str, Mapping[Any, Decimal]] = {
            "by_year": self.by_year, "by_unit": self.by_unit, "by_chain": self.by_chain,
        }  # fmt: skip
        return {way: parts for way, parts in ways.items() if parts}

    def value_in(self, year: int) -> Decimal | None:
        """What is to be reached in this year; None where the target says nothing of it."""
        return self.by_year.get(year) if self.by_year else self.value if year == self.year else None


class Targets(Declared):
    targets: tuple[Target, ...] = ()
    lights: Lights = Lights()


def check_targets(document: Targets, context: Context) -> Iterable[Problem]:
    listed = context.of(INDICATORS)
    known = [str(raw.get("id")) for raw in listed.indicators] if listed else []
    declared = definitions(listed, context.of(PROGRAMME)) if listed else {}
    for position, target in enumerate(document.targets):
        path = ("targets", position)
        if target.indicator not in known:
            yield context.unknown((*path, "indicator"), target.indicator, known)
        if target.steps and not _are_steps(target.steps):
            yield context.problem((*path, "steps"), _("steps 写四个季度末的累计百分比，从小到大，年末为 100。"))
        yield from _check_parts(target, position, declared.get(target.indicator), context)
    yield from _check_years(document, context)


def _are_steps(steps: tuple[int, ...]) -> bool:
    return len(steps) == QUARTERS and steps[0] >= 0 and list(steps) == sorted(steps) and steps[-1] == WHOLE


def _check_parts(
    target: Target, position: int, definition: rules.Definition | None, context: Context
) -> Iterator[Problem]:
    """Only what can be added up can be divided, and the parts make up the whole but for what is held back."""
    for way, parts in target.divided.items():
        path = ("targets", position, way)
        if obstacle := _obstacle(way, definition):
            yield context.problem(path, _("“%(name)s”不能这样分解：%(why)s") % {"name": target.name, "why": obstacle})
        total = sum(parts.values(), target.held_back)
        if total != target.value:
            yield context.problem(path, _sum_sentence(target, sum(parts.values(), Decimal(0))))
    if target.held_back and not target.divided:
        path = ("targets", position, "held_back")
        yield context.problem(path, _("没有分解的目标没有县级预留，请去掉 held_back，或写出分解。"))
    if target.by_year and (target.by_unit or target.by_chain or target.year != min(target.by_year)):
        yield context.problem(
            ("targets", position, "by_year"), _("跨年目标只逐年分解，year 写第一年；单位和产业链在年度目标里分解。")
        )


def _sum_sentence(target: Target, parts: Decimal) -> str:
    told = {"parts": parts, "held": target.held_back, "value": target.value, "rest": target.value - parts}
    sentence = _("各项分解合计 %(parts)s，加县级预留 %(held)s，不等于总目标 %(value)s。") % told
    return sentence + _("差额是县级预留的，写 held_back: %(rest)s。") % told if target.value > parts else sentence


def _obstacle(way: str, definition: rules.Definition | None) -> str:
    """Why the figure of the parts would not add up to the figure of the whole; empty where it does."""
    match definition:
        case rules.External():
            if definition.unit in SCALES:
                return _("百分比不能相加。")
            return "" if way == "by_year" else _("外部数据只统计到全县。")
        case rules.Rule():
            return _obstacle_of_a_rule(way, definition)
    return ""


def _obstacle_of_a_rule(way: str, rule: rules.Rule) -> str:
    if rule.measure not in (SUMMED if way == "by_year" else ADDED_OVER_PARTS):
        return _("只有计数、合计和时点存量可以分到单位和产业链，只有计数和合计可以逐年分解。")
    if way == "by_year":
        return ""
    credit = rule.fact.credit.get(CHAIN if way == "by_chain" else rule.credit or "")
    if credit is None:
        return _("这个指标没有归到产业链。") if way == "by_chain" else _("这个指标没有归口单位。")
    return _("一条记录同时归到几家，相加会重复。") if credit.shared else ""


def _check_years(document: Targets, context: Context) -> Iterator[Problem]:
    """A year's own target says the same as the share of that year in a target of several years."""
    spread = {target.indicator: target for target in document.targets if target.by_year}
    for position, target in enumerate(document.targets):
        over = spread.get(target.indicator)
        share = over.by_year.get(target.year) if over and over is not target else None
        if over and share is not None and share != target.value:
            told = {"over": over.name, "year": target.year, "share": share, "value": target.value}
            sentence = _("“%(over)s”分到 %(year)s 年的是 %(share)s，这里写了 %(value)s，请改为一致。") % told
            yield context.problem(("targets", position, "value"), sentence)


TARGETS = register(
    Section("targets", "targets.yaml", Targets, check=check_targets, needs=(PROGRAMME.name, INDICATORS.name))
)
