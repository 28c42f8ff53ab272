"""`indicators.yaml` and `targets.yaml`: what a programme counts, and what it wants to reach."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from pydantic import Field

from silian.kernel import rules
from silian.kernel.facts import Type
from silian.kernel.money import FEN
from silian.kernel.programmes import PROGRAMME, Context, Declared, Problem, Programme, Section, register

SMALL_BASE = 10


class Indicators(Declared):
    """The rules as they are written; `kernel.rules` reads them, and refuses with the line of the wrong word.

    A change over last year from a base under `small_base` is told by both counts: there a percentage says more than the
    records do.
    """

    indicators: tuple[Mapping[str, Any], ...] = Field(min_length=1)
    small_base: int = Field(default=SMALL_BASE, ge=0)


class Target(Declared):
    """What an indicator should reach in a year. `steps` are the shares due at the ends of the quarters, in percent."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]{0,59}$")
    name: str = Field(min_length=1, max_length=60)
    indicator: str
    year: int = Field(ge=2000, le=2100)
    value: Decimal
    document: str = Field(min_length=1, max_length=120)
    steps: tuple[int, ...] = ()
    held_back: Decimal = Decimal(0)


class Targets(Declared):
    targets: tuple[Target, ...] = ()


def surroundings(programme: Programme | None) -> rules.Surroundings:
    """What the rules of a programme lean on: the day it began, and the facts that are not kept yet."""
    if programme is None:
        return rules.Surroundings()
    starts = {"since_start": programme.starts_on, "plan_to_date": programme.starts_on}
    return rules.Surroundings(starts=starts, later=programme.later)


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


def is_money(rule: rules.Rule) -> bool:
    return bool(rule.what and rule.fact.fields[rule.what].type is Type.MONEY)


def check_targets(document: Targets, context: Context) -> Iterable[Problem]:
    listed = context.of(INDICATORS)
    known = [str(raw.get("id")) for raw in listed.indicators] if listed else []
    for position, target in enumerate(document.targets):
        if target.indicator not in known:
            yield context.unknown(("targets", position, "indicator"), target.indicator, known)
        if target.steps and (len(target.steps) != 4 or list(target.steps) != sorted(target.steps)):
            yield context.problem(("targets", position, "steps"), _("steps 写四个季度末的累计百分比，从小到大。"))


INDICATORS = register(Section("indicators", "indicators.yaml", Indicators, check=check_rules, needs=(PROGRAMME.name,)))
TARGETS = register(Section("targets", "targets.yaml", Targets, check=check_targets, needs=(INDICATORS.name,)))
