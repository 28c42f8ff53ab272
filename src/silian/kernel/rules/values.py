"""What a rule comes to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from silian.kernel.rules.tree import Measure, Rule

Number: TypeAlias = int | Decimal | Fraction

DECIMALS = 6  # of a number; SQLite adds decimals up as floats, and what lies beyond is theirs
SCALES = {"%": 100, "‰": 1000}  # a percentage is 7, not 0.07


@dataclass(frozen=True)
class Value:
    """A figure: exact, and None where there is no value (nothing was due, nothing to rank). Money is fen.

    `records` is the number of rows listed. A ratio keeps its two counts, so that it rolls up as sum by sum.
    """

    value: Number | None
    records: int
    numerator: int | None = None
    denominator: int | None = None


def value_of(rule: Rule, records: int, result: Any) -> Value:
    """The value of a rule from what the database gave: the number of its rows, and its aggregate over them."""
    match rule.measure:
        case Measure.COUNT | Measure.STOCK:
            return Value(records, records)
        case Measure.RATIO:
            return Value(_ratio(rule, result, records), records, result, records)
        case Measure.SUM:
            return Value(plain(result) or 0, records)
    return Value(plain(result), records)


def nothing(rule: Rule) -> Value:
    """The value where there is no record at all."""
    return value_of(rule, 0, None if rule.measure in {Measure.MAX, Measure.MIN} else 0)


def additive(rule: Rule) -> bool:
    """Whether the values of several units give the value of all; shared credit and distinct things would count twice."""
    shared = rule.credit is not None and rule.fact.credit[rule.credit].shared
    return rule.measure is not Measure.DISTINCT and not shared


def roll_up(rule: Rule, values: Iterable[Value]) -> Value:
    """The value of units together. ValueError unless `additive(rule)`: then evaluate over all the units instead."""
    if not additive(rule):
        raise ValueError(f"{rule.id} cannot be added up over units")
    parts = list(values)
    records = sum(part.records for part in parts)
    known = [part.value for part in parts if part.value is not None]
    match rule.measure:
        case Measure.RATIO:
            return value_of(rule, records, sum(part.numerator or 0 for part in parts))
        case Measure.MAX | Measure.MIN:
            return Value((max if rule.measure is Measure.MAX else min)(known, default=None), records)
    return value_of(rule, records, sum(known))


def plain(number: Any) -> Any:
    """A whole number as int, other decimals without trailing zeros; anything else as it is."""
    if not isinstance(number, Decimal):
        return number
    number = round(number, DECIMALS)
    return int(number) if number == number.to_integral_value() else number.normalize()


def _ratio(rule: Rule, numerator: int, denominator: int) -> Fraction | None:
    return Fraction(numerator * SCALES.get(rule.unit, 1), denominator) if denominator else None
