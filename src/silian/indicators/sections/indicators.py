"""`indicators.yaml`: what a programme counts, and who enters what is counted elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel import rules
from silian.kernel.facts import Type
from silian.kernel.money import FEN
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Programme, Section, register

SMALL_BASE = 10
TEN_THOUSANDS = "万"  # what a unit begins with when it counts in ten thousands: 万亩, 万人, 万尾


class Entering(Declared):
    """Which unit, by its name, enters these external figures within how many natural days after a quarter has ended."""

    by: str = Field(min_length=1, max_length=100)
    within: int = Field(ge=1, le=120)
    indicators: tuple[str, ...] = Field(min_length=1)


class Indicators(Declared):
    """The rules as they are written; `kernel.rules` reads them, and refuses with the line of the wrong word.

    A change over last year from a base under `small_base` is told by both counts: there a percentage says more than the
    records do.
    """

    indicators: tuple[Mapping[str, Any], ...] = Field(min_length=1)
    small_base: int = Field(default=SMALL_BASE, ge=0)
    entering: tuple[Entering, ...] = ()


def surroundings(programme: Programme | None) -> rules.Surroundings:
    """What the rules of a programme lean on: the day it began, and the facts that are not kept yet."""
    if programme is None:
        return rules.Surroundings()
    starts = {"since_start": programme.starts_on, "plan_to_date": programme.starts_on}
    return rules.Surroundings(starts=starts, later=programme.later)


def definitions(document: Indicators, programme: Programme | None) -> dict[str, rules.Definition]:
    """The indicators by id, for the checks of other files; none where the file's own check refuses it."""
    try:
        return {each.id: each for each in rules.read_rules(document.indicators, surroundings(programme))}
    except rules.Unreadable:
        return {}


def check_rules(document: Indicators, context: Context) -> Iterable[Problem]:
    try:
        read = rules.read_rules(document.indicators, surroundings(context.of(PROGRAMME)))
    except rules.Unreadable as unreadable:
        for problem in unreadable.problems:
            yield context.problem(("indicators", *problem.path), problem.message, problem.allowed)
        return
    for position, rule in enumerate(read):
        if isinstance(rule, rules.Rule) and is_money(rule) and rule.unit not in FEN:
            yield context.problem(("indicators", position, "unit"), _("金额的单位写元、万元或亿元。"), tuple(FEN))
    yield from _check_entering(document, {each.id for each in read if isinstance(each, rules.External)}, context)


def _check_entering(document: Indicators, external: set[str], context: Context) -> Iterator[Problem]:
    for position, told in enumerate(document.entering):
        for place, indicator in enumerate(told.indicators):
            if indicator not in external:
                yield context.unknown(("entering", position, "indicators", place), indicator, external)


def is_money(rule: rules.Rule) -> bool:
    return bool(rule.what and rule.fact.fields[rule.what].type is Type.MONEY)


def scale_of(rule: rules.Rule) -> int:
    """How many of what is counted make one of the indicator's unit: fen in a 亿元, mu in a 万亩; 1 for plain units."""
    if is_money(rule):
        return FEN[rule.unit]  # type: ignore[index]  # checked when the file is read
    return 10_000 if rule.unit.startswith(TEN_THOUSANDS) else 1


INDICATORS = register(Section("indicators", "indicators.yaml", Indicators, check=check_rules, needs=(PROGRAMME.name,)))
