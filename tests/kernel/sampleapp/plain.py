"""The rule language read a second time, in plain Python over plain data, sharing no code with the product.

A record is a dict; `raw` is a rule as it stands in a file. What this says of a rule, the compiler must say on every
database.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

Record = Mapping[str, Any]

DATES = {"raised_on", "accepted_on", "closed_on"}  # due_on is set ahead
REVEALED_BY = {"due_on": "accepted_on", "outcome": "closed_on", "paid": "closed_on"}
MONEY = {"agreed", "paid"}
SPANS = {"open": ("raised_on", "closed_on"), "in_term": ("accepted_on", "due_on")}


def known(record: Record, name: str, cutoff: date) -> Any:
    """What was known at the end of the day; None where nothing was."""
    if name in {"kind", "lead"}:
        in_force = [s for s in record["standings"] if s["from"] <= cutoff and (s["to"] is None or cutoff < s["to"])]
        return in_force[0][name] if in_force else None
    value = record[name]
    if value is None or value == "" or (name in DATES and value > cutoff):
        return None
    if name in REVEALED_BY and (record[REVEALED_BY[name]] is None or record[REVEALED_BY[name]] > cutoff):
        return None
    return value


def compares(value: Any, operator: str, wanted: Any) -> bool:
    if operator == "filled":
        return (value is not None) == wanted
    if operator in {"is_not", "not_in"}:
        return not compares(value, {"is_not": "is", "not_in": "in"}[operator], wanted)
    if value is None:
        return False
    match operator:
        case "is":
            return bool(value == wanted)
        case "in":
            return value in wanted
        case "from":
            return bool(value >= wanted)
        case "over":
            return bool(value > wanted)
        case "before" | "under":
            return bool(value < wanted)
    raise AssertionError(operator)


def literal(name: str, operator: str, raw: Any) -> Any:
    if operator == "filled" or isinstance(raw, list):
        return [literal(name, "is", each) for each in raw] if isinstance(raw, list) else raw
    if name in MONEY:
        return int(raw.removesuffix("元")) * 100 if isinstance(raw, str) else raw * 100
    return Decimal(str(raw)) if name in {"headcount", "rate"} else raw


def holds(record: Record, condition: Mapping[str, Any], cutoff: date) -> bool:
    for name, tests in condition.items():
        if name in {"any", "none"}:
            if any(holds(record, inner, cutoff) for inner in tests) != (name == "any"):
                return False
        elif not all(
            compares(known(record, name, cutoff), operator, literal(name, operator, raw))
            for operator, raw in tests.items()
        ):
            return False
    return True


def in_window(record: Record, raw: Record, cutoff: date) -> bool:
    if raw["date"] in SPANS:
        start, end = (known(record, name, cutoff) for name in SPANS[raw["date"]])
        return start is not None and start <= cutoff and not (end is not None and end <= cutoff)
    day = known(record, raw["date"], cutoff)
    return day is not None and first_day(raw["window"], cutoff) <= day <= last_day(raw["window"], cutoff)


def first_day(window: Any, cutoff: date) -> date:
    if isinstance(window, Mapping):
        return window["from"]
    return {
        "at_cutoff": date.min,
        "month": date(cutoff.year, cutoff.month, 1),
        "quarter": date(cutoff.year, {1: 1, 2: 4, 3: 7, 4: 10}[(cutoff.month + 2) // 3], 1),
        "first_half": date(cutoff.year, 1, 1),
        "year_to_date": date(cutoff.year, 1, 1),
    }[window]


def last_day(window: Any, cutoff: date) -> date:
    if isinstance(window, Mapping):
        return min(cutoff, window["before"] - timedelta(days=1))
    return min(cutoff, date(cutoff.year, 6, 30)) if window == "first_half" else cutoff


def listed(records: list[Record], raw: Record, cutoff: date, condition: str = "where") -> list[Record]:
    found = [r for r in records if in_window(r, raw, cutoff) and holds(r, raw.get("where", {}), cutoff)]
    if "what" in raw:
        found = [r for r in found if known(r, raw["what"], cutoff) is not None]
    return [r for r in found if holds(r, raw["part"], cutoff)] if condition == "part" else found


def figure(raw: Record, rows: list[Record], part: list[Record]) -> Any:
    amounts = [row[raw["what"]] for row in rows] if "what" in raw else []
    match raw["measure"]:
        case "count" | "stock":
            return len(rows)
        case "distinct":
            return len(set(amounts))
        case "sum":
            return sum(amounts)
        case "ratio":
            return Fraction(100 * len(part), len(rows)) if rows else None
        case "max":
            return max(amounts, default=None)
        case "min":
            return min(amounts, default=None)
    raise AssertionError(raw["measure"])
