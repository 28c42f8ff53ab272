"""Records with holes in them, and rules over them, drawn at random but always the same."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

KINDS = ["need", "dispute", "labour", "inquiry"]
UNITS = ["A", "B", "C", "D"]
POOLS: dict[str, list[Any]] = {
    "kind": KINDS,
    "outcome": ["solved", "explained"],
    "place": ["990001", "990002", "990003"],
    "note": ["甲", "乙", "a'b", "100%_"],
    "urgent": [True, False],
    "headcount": [0, 1, 2, 5, 40],
    "rate": [0, 3.5, 3.7, 4],
    "agreed": [0, 100, "800元", 8500000],
    "paid": [0, 100, "800元"],
    "raised_on": [],
    "accepted_on": [],
    "due_on": [],
    "closed_on": [],
}
DATES = [name for name, pool in POOLS.items() if not pool]
EQUAL = ["is", "is_not", "in", "not_in", "filled"]
OPERATORS = {"urgent": ["is", "is_not", "filled"]}
OPERATORS |= {name: [*EQUAL, "from", "before"] for name in DATES}
OPERATORS |= {name: [*EQUAL, "from", "over", "under"] for name in ("headcount", "rate", "agreed", "paid")}


def day(draw: Random) -> date:
    return date(2021, 6, 1) + timedelta(days=draw.randrange(800))


def records(number: int) -> list[dict[str, Any]]:
    draw = Random(20220930)
    return [record(draw, key) for key in range(1, number + 1)]


def record(draw: Random, key: int) -> dict[str, Any]:
    def perhaps(value: Any, missing: Any = None) -> Any:
        return missing if draw.random() < 0.25 else value

    raised = day(draw)
    accepted = perhaps(raised + timedelta(days=draw.randrange(10)))
    return {
        "id": key,
        "raised_on": perhaps(raised),
        "accepted_on": accepted,
        "due_on": perhaps(raised + timedelta(days=60)),
        "closed_on": perhaps(raised + timedelta(days=draw.randrange(200))),
        "outcome": perhaps(draw.choice(POOLS["outcome"]), ""),
        "place": perhaps(draw.choice(POOLS["place"]), ""),
        "note": perhaps(draw.choice(POOLS["note"]), draw.choice(["", None])),
        "urgent": perhaps(draw.choice([True, False])),
        "headcount": perhaps(draw.choice([0, 1, 2, 3, 5, 40])),
        "rate": perhaps(draw.choice([Decimal("3.5"), Decimal("3.70"), Decimal("4.00"), Decimal(0)])),
        "agreed": perhaps(draw.choice([0, 1, 10_000, 80_000, 850_000_000, 11_500_000_000_00])),
        "paid": perhaps(draw.choice([0, 10_000, 80_000])),
        "company": perhaps(draw.randrange(50)),
        "standings": standings(draw, raised),
    }


def standings(draw: Random, raised: date) -> list[dict[str, Any]]:
    """None, one, or one that gives way to another: no two on one day."""
    turn = raised + timedelta(days=draw.randrange(1, 200))
    days = [[], [(raised, None)], [(raised, turn), (turn, None)], [(raised, turn)]][draw.randrange(4)]
    return [{"from": a, "to": b, "kind": draw.choice(KINDS), "lead": draw.choice(UNITS)} for a, b in days]


def rules(number: int, seed: int) -> list[dict[str, Any]]:
    draw = Random(seed)
    return [rule(draw, f"rule_{position}") for position in range(number)]


def rule(draw: Random, name: str) -> dict[str, Any]:
    measure = draw.choice(["count", "distinct", "sum", "ratio", "stock", "max", "min"])
    date_ = draw.choice(["open", "in_term"] if measure == "stock" else [*DATES, "open", "in_term"])
    raw: dict[str, Any] = {
        "id": name,
        "name": name,
        "unit": "%",
        "of": "sampleapp.thing",
        "measure": measure,
        "date": date_,
    }
    raw["window"] = "at_cutoff" if date_ in {"open", "in_term"} else window(draw)
    if draw.random() < 0.9:
        raw["where"] = condition(draw)
    if measure == "ratio":
        raw["part"] = condition(draw)
    if measure == "distinct":
        raw["what"] = draw.choice(["company", "place", "note", "headcount"])
    if measure in {"sum", "max", "min"}:
        raw["what"] = draw.choice(["agreed", "paid", "rate", "headcount"])
    return raw


def window(draw: Random) -> Any:
    start = day(draw)
    between = {"from": start, "before": start + timedelta(days=draw.randrange(1, 400))}
    return draw.choice(["at_cutoff", "month", "quarter", "first_half", "year_to_date", between])


def condition(draw: Random, depth: int = 0) -> dict[str, Any]:
    fields = draw.sample(list(POOLS), draw.choice([1, 1, 2]))
    found: dict[str, Any] = {name: comparison(draw, name) for name in fields}
    if depth < 2 and draw.random() < 0.3:
        found[draw.choice(["any", "none"])] = [condition(draw, depth + 1) for _ in range(draw.choice([1, 2, 3]))]
    return found


def comparison(draw: Random, name: str) -> dict[str, Any]:
    operator = draw.choice(OPERATORS.get(name, EQUAL))
    if operator == "filled":
        return {"filled": draw.random() < 0.5}
    values = POOLS[name] or [day(draw) for _ in range(3)]
    return {operator: draw.sample(values, draw.choice([1, 2])) if operator in {"in", "not_in"} else draw.choice(values)}
