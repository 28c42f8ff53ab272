"""Scorecards 评分卡: points by bin, and an applicant's total with the contribution of every variable.

A card is data. Numeric bins are half-open, `[26.0,28.0)`; other bins list the values that fall into them, joined by `%,%`.
A value without a bin is refused: it must never count as zero points in silence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

BASE = "basepoints"
BETWEEN = re.compile(r"\[(?P<low>-inf|-?[\d.]+),(?P<high>inf|-?[\d.]+)\)")
JOINED = "%,%"
BLANK = "missing"  # the bin of a blank, where a card has one


@dataclass(frozen=True)
class NumericBin:
    """From `low` until `high`, `high` not included."""

    low: Decimal
    high: Decimal
    points: Decimal

    def holds(self, text: str) -> bool:
        try:
            return self.low <= Decimal(text) < self.high
        except InvalidOperation:
            return False


@dataclass(frozen=True)
class NamedBin:
    names: frozenset[str]
    points: Decimal

    def holds(self, text: str) -> bool:
        return (text or BLANK) in self.names


Bin = NumericBin | NamedBin


@dataclass(frozen=True)
class Card:
    """`variables` in the card's order."""

    base: Decimal
    variables: Mapping[str, tuple[Bin, ...]]


@dataclass(frozen=True)
class Score:
    """`points` by variable, the base points first."""

    points: Mapping[str, Decimal]

    @property
    def total(self) -> Decimal:
        return sum(self.points.values(), Decimal(0))


def read_card(document: Mapping[str, Any]) -> Card:
    """A card as it is written: `{"card": {variable: [{"bin", "points"}, …]}}`, with the base points under `basepoints`."""
    listed = document.get("card", document)
    try:
        base = sum((Decimal(str(row["points"])) for row in listed.get(BASE, ())), Decimal(0))
        variables = {name: tuple(map(_bin, rows)) for name, rows in listed.items() if name != BASE}
    except (KeyError, TypeError, AttributeError, InvalidOperation):
        raise Refused(_("评分卡要逐个变量写明 bin 和 points。")) from None
    _check(variables)
    return Card(base, variables)


def _bin(row: Mapping[str, Any]) -> Bin:
    points, text = Decimal(str(row["points"])), str(row["bin"])
    if found := BETWEEN.fullmatch(text):
        return NumericBin(Decimal(found["low"]), Decimal(found["high"]), points)
    return NamedBin(frozenset(text.split(JOINED)), points)


def _check(variables: Mapping[str, Sequence[Bin]]) -> None:
    """Refuses a card whose numeric bins leave a gap or overlap, or that names a value twice."""
    for name, bins in variables.items():
        numeric = sorted((b for b in bins if isinstance(b, NumericBin)), key=lambda b: b.low)
        if any(a.high != b.low for a, b in pairwise(numeric)):
            raise Refused(_("“%s”的分段有空档或重叠。") % name)
        named = [value for b in bins if isinstance(b, NamedBin) for value in b.names]
        if not bins or len(named) > len(set(named)):
            raise Refused(_("“%s”的取值重复或没有分段。") % name)


def score(card: Card, applicant: Mapping[str, str]) -> Score:
    """The applicant's score; Refused, with the variable's name, if a value has no bin. Other columns are ignored."""
    points = {name: _points_of(name, bins, str(applicant.get(name, ""))) for name, bins in card.variables.items()}
    return Score({BASE: card.base, **points})


def _points_of(name: str, bins: Sequence[Bin], value: str) -> Decimal:
    found = next((b for b in bins if b.holds(value)), None)
    if found is None:
        said = _("“%(field)s”为空") if not value else _("“%(field)s”的值“%(value)s”不在评分卡里")
        raise Refused(said % {"field": name, "value": value}, {name: _("没有对应的分段")})
    return found.points
