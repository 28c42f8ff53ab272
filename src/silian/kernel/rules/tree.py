"""A rule as a tree of frozen, typed parts. Nothing here asks the database; `reading` builds it, `query` compiles it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from silian.kernel import facts
from silian.kernel.windows import Window


class Operator(StrEnum):
    IS = "is"
    IS_NOT = "is_not"
    IN = "in"
    NOT_IN = "not_in"
    FROM = "from"
    BEFORE = "before"
    OVER = "over"
    UNDER = "under"
    FILLED = "filled"


class Measure(StrEnum):
    COUNT = "count"
    DISTINCT = "distinct"
    SUM = "sum"
    RATIO = "ratio"
    STOCK = "stock"
    MAX = "max"
    MIN = "min"


class Better(StrEnum):
    UP = "up"
    DOWN = "down"


Literal: TypeAlias = str | bool | int | Decimal | dt.date


@dataclass(frozen=True)
class Test:
    """One comparison. `value` is a tuple for `in` and `not_in`; money stands in fen."""

    field: str
    operator: Operator
    value: Literal | tuple[Literal, ...]


@dataclass(frozen=True)
class AllOf:
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True)
class AnyOf:
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class NoneOf:
    conditions: tuple[Condition, ...]


Condition: TypeAlias = Test | AllOf | AnyOf | NoneOf


@dataclass(frozen=True)
class Rule:
    """How a figure comes out of records. `date` names a date of the fact, or a span: what is in stock at the cut-off.

    `part` is the numerator of a ratio, `what` the field of a distinct, sum, max or min, `since` the first day on which
    this version of the rule applies.
    """

    id: str
    name: str
    unit: str
    of: str
    date: str
    measure: Measure
    window: Window
    where: AllOf = AllOf()
    part: AllOf | None = None
    what: str | None = None
    credit: str | None = None
    better: Better | None = None
    since: dt.date | None = None

    @property
    def fact(self) -> facts.Fact:
        return facts.get(self.of)

    @property
    def span(self) -> facts.Span | None:
        return self.fact.spans.get(self.date)

    @property
    def moment(self) -> str:
        """The date that stands beside a row in the list, and places it in a window unless a span does."""
        return self.span.start if self.span else self.date


@dataclass(frozen=True)
class External:
    """外部数据: a figure that no record here can give; it is entered with its source document."""

    id: str
    name: str
    unit: str
    better: Better | None = None
    since: dt.date | None = None


@dataclass(frozen=True)
class NotKept:
    """A figure over a fact whose room is not built yet: it is shown as not kept yet, never filled in by hand."""

    id: str
    name: str
    unit: str
    of: str


Definition: TypeAlias = Rule | External | NotKept


def tests(condition: Condition) -> Iterator[Test]:
    """Every comparison in a condition, however deep."""
    if isinstance(condition, Test):
        yield condition
    else:
        for inner in condition.conditions:
            yield from tests(inner)


def fields_of(rule: Rule) -> set[str]:
    """The names of the fields that a rule looks at."""
    named = {rule.moment, *(test.field for test in tests(rule.where))}
    if rule.span:
        named.add(rule.span.end)
    if rule.part:
        named |= {test.field for test in tests(rule.part)}
    return named | ({rule.what} if rule.what else set())
