"""Facts: what can be counted. Rooms declare them; indicators are rules over them (`kernel/rules`).

A fact exposes no current state. It names rows, one for each countable thing, and what is known about a row: dates,
dimensions, amounts, and the units that it counts for. So that a figure at a past cut-off never moves, every value can
say since when it is known: read at an earlier day, it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeAlias

from django.db.models import QuerySet
from django.utils.functional import Promise

from silian.kernel.access import Verb

Label: TypeAlias = str | Promise
Choices: TypeAlias = Mapping[str, Label] | Callable[[], Mapping[str, Label]]


class Type(StrEnum):
    """How a value is written in a rule. UNIT and RECORD are keys: they can be counted and grouped, not spelled out."""

    TEXT = "text"
    CHOICE = "choice"
    CODE = "code"
    BOOLEAN = "boolean"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    UNIT = "unit"
    RECORD = "record"


@dataclass(frozen=True)
class Moment:
    """A business date, a DATE. One after the cut-off is not known yet, unless `planned` says that it is set ahead."""

    path: str
    label: Label
    known: str | None = None
    planned: bool = False
    type: Type = field(default=Type.DATE, init=False)


@dataclass(frozen=True)
class Dimension:
    """A property of the row, over a to-one path or an annotation of the row; `known` names the date that reveals it.

    `titles` gives what a county's programmes call the codes of this dimension, for the wording of a rule.
    """

    path: str
    label: Label
    type: Type = Type.CHOICE
    choices: Choices | None = None
    known: str | None = None
    titles: Callable[[str], Mapping[str, Label]] | None = None

    def words(self) -> Mapping[str, Label]:
        """The values that a rule may name, with their labels; empty where any value will do."""
        return (self.choices() if callable(self.choices) else self.choices) or {}


@dataclass(frozen=True)
class Amount:
    """What can be added up or compared: integer fen, or a number."""

    path: str
    label: Label
    type: Type = Type.MONEY
    known: str | None = None


Field: TypeAlias = Moment | Dimension | Amount


@dataclass(frozen=True)
class Span:
    """How long a row is in stock: from the date `start` until before the date `end`, both named among the dates."""

    start: str
    end: str
    label: Label


@dataclass(frozen=True)
class Credit:
    """For whom a row counts. `shared` paths may lead to several (each once): their figures must not be added up."""

    path: str
    label: Label
    shared: bool = False


@dataclass(frozen=True)
class Listing:
    """How a counted row shows in a list: paths to the record behind it. `kind` is that record's model, `app.model`.

    `unit` is the path to a unit's name; `person` to the name of somebody whom the title may tell of: it is starred there.
    """

    kind: str
    title: str
    id: str = "pk"
    number: str | None = None
    unit: str | None = None
    person: str | None = None


@dataclass(frozen=True)
class Fact:
    """One kind of countable thing.

    `rows(cutoff)` gives one row a thing, annotated with what stood at the end of that day; no row may appear twice.
    `view` is the verb that lets a person see the listed record. `county` is the path to the county's code.
    """

    name: str
    label: Label
    rows: Callable[[date], QuerySet[Any]]
    listing: Listing
    view: Verb
    dates: Mapping[str, Moment]
    dimensions: Mapping[str, Dimension] = field(default_factory=dict)
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)
    credit: Mapping[str, Credit] = field(default_factory=dict)
    county: str = "county"

    @property
    def fields(self) -> Mapping[str, Field]:
        return {**self.dates, **self.dimensions, **self.amounts}

    def __hash__(self) -> int:
        return hash(self.name)


RESERVED = frozenset({"any", "none"})  # they join the conditions of a rule
_registry: dict[str, Fact] = {}


def register(fact: Fact) -> Fact:
    """Adds a room's fact; a declaration that contradicts itself is the programmer's error (ValueError)."""
    if _registry.get(fact.name, fact) is not fact:
        raise ValueError(f"the fact {fact.name} is declared twice")
    _check(fact)
    _registry[fact.name] = fact
    return fact


def get(name: str) -> Fact:
    """The fact of this name; KeyError if no room declares it."""
    return _registry[name]


def names() -> tuple[str, ...]:
    return tuple(sorted(_registry))


def _check(fact: Fact) -> None:
    groups = (fact.dates, fact.dimensions, fact.amounts, fact.spans)
    if len(set().union(*groups)) < sum(map(len, groups)):
        raise ValueError(f"{fact.name}: one name stands for two things")
    if wrong := [name for name in fact.fields if not name.isidentifier() or name in RESERVED]:
        raise ValueError(f"{fact.name}: {wrong[0]!r} cannot be a field's name")
    for name, known in fact.fields.items():
        reveal = fact.dates.get(known.known) if known.known else None
        if known.known and (reveal is None or reveal.known or reveal.planned):
            raise ValueError(f"{fact.name}.{name}: known={known.known!r} must name a plain date of this fact")
    for name, span in fact.spans.items():
        if not {span.start, span.end} <= set(fact.dates):
            raise ValueError(f"{fact.name}.{name}: a span runs between two dates of this fact")
