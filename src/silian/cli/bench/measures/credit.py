"""Schedules and scores by the million, over arrays: no database. Each peer must give the same answer before a time counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from silian.cli.bench.chain_peers import is_there
from silian.cli.bench.results import MILLISECONDS, Result, by_turns, compared, median, seconds
from silian.cli.bench.scale import Scale
from silian.credit.engine.mass.schedules import Loans, Schedules, schedules
from silian.credit.engine.mass.scoring import scores
from silian.credit.engine.scorecards import Card, NamedBin, NumericBin, read_card
from silian.credit.engine.terms import Method

ROWS = 36
FULL, SMALL = 1_000_000, 100_000
RUNS, FEW_LOANS = 10, 1_000  # numpy-financial is asked for fewer loans, and reckoned up
HUNDRED_TIMES = 0.01
Numbers = NDArray[np.int64]


def loans(scale: Scale) -> Iterator[Result]:
    """36 monthly rows of 等额本息 a loan, exact to the fen; beside int64 cents without the care for ties, and numpy-financial."""
    asked = _loans(_size(scale))
    if (schedules(asked, Method.EQUAL_INSTALMENT).principal != _in_cents(asked)[0]).any(axis=0).mean() > 0.001:
        raise RuntimeError("int64 cents without fractions should differ in few loans only")
    times = by_turns(lambda: _ours(asked), lambda: _in_cents(asked), RUNS)
    yield compared("loans.int64", times, at_least=2, by=median)
    if is_there("numpy_financial", "uv sync"):
        alone, share = median(times[0]), asked.principal.size / FEW_LOANS
        peer = [seconds(lambda: _by_period(asked)) * share for _ in range(3)]
        spread = (alone / max(peer), alone / min(peer))
        told = (alone * MILLISECONDS, median(peer) * MILLISECONDS)
        yield Result("loans.numpy_financial", *told, "ms", HUNDRED_TIMES, spread, len(peer))


def scoring(scale: Scale) -> Iterator[Result]:
    """Applicants scored on a card of twelve variables; beside numpy's search and look-up, which asks for no missing bin."""
    card, columns = _card(), _applicants(_card(), _size(scale))
    ours, peer = (lambda: sum(scores(card, columns).values())), (lambda: _searched(card, columns))
    if not np.array_equal(ours(), peer()):
        raise RuntimeError("numpy's search gives other scores than we do")
    yield compared("scoring.numpy", by_turns(ours, peer, RUNS), at_least=3, by=median)


def _size(scale: Scale) -> int:
    return FULL if scale.name == "full" else SMALL


def _loans(size: int) -> Loans:
    chance = np.random.default_rng(2022)
    return Loans(chance.integers(1_000_000, 100_000_000, size), chance.integers(30_000, 60_000, size), ROWS)


def _ours(asked: Loans) -> Schedules:
    return schedules(asked, Method.EQUAL_INSTALMENT)


def _in_cents(asked: Loans) -> tuple[Numbers, Numbers]:
    """The plain way: cents in int64, every row kept, the instalment rounded from a float as it comes."""
    factor = asked.rate / 12_000_000
    growth = (1 + factor) ** asked.rows
    instalment = np.round(asked.principal * factor * growth / (growth - 1)).astype(np.int64)
    principal = np.empty((asked.rows, asked.principal.size), np.int64)
    interest, left = np.empty_like(principal), asked.principal.copy()
    for k in range(asked.rows):
        interest[k] = (2 * left * asked.rate + 12_000_000) // 24_000_000
        principal[k] = left if k == asked.rows - 1 else instalment - interest[k]
        left -= principal[k]
    return principal, interest


def _by_period(asked: Loans) -> None:
    """Interest and principal of the first loans as its documentation shows: one loan a call, over its periods, in floats."""
    import numpy_financial  # type: ignore[import-untyped]

    periods = np.arange(1, asked.rows + 1)
    for factor, principal in zip(asked.rate[:FEW_LOANS] / 12_000_000, asked.principal[:FEW_LOANS] / 100, strict=True):
        numpy_financial.ipmt(factor, periods, asked.rows, -principal)
        numpy_financial.ppmt(factor, periods, asked.rows, -principal)


def _card() -> Card:
    """Six numeric variables of five bins, six named ones of four."""
    low = ["-inf", "10.0", "20.0", "30.0", "40.0"]
    bins = [f"[{a},{b})" for a, b in zip(low, [*low[1:], "inf"], strict=True)]
    numeric = {f"number_{n}": [{"bin": b, "points": k * 7 - n} for k, b in enumerate(bins)] for n in range(6)}
    names = ["种植大户%,%家庭农场", "合作社", "务工", "经商%,%其他"]
    named = {f"name_{n}": [{"bin": b, "points": k * 5 - n} for k, b in enumerate(names)] for n in range(6)}
    return read_card({"card": {"basepoints": [{"bin": None, "points": 450}], **numeric, **named}})


def _applicants(card: Card, size: int) -> dict[str, NDArray[Any]]:
    chance = np.random.default_rng(2022)
    columns: dict[str, NDArray[Any]] = {}
    for name, bins in card.variables.items():
        known = sorted(value for each in bins if isinstance(each, NamedBin) for value in each.names)
        columns[name] = (
            np.asarray(known)[chance.integers(0, len(known), size)] if known else chance.uniform(0, 60, size)
        )
    return columns


def _searched(card: Card, columns: dict[str, NDArray[Any]]) -> NDArray[np.float64]:
    total = np.full(len(next(iter(columns.values()))), float(card.base))
    for name, bins in card.variables.items():
        numeric = sorted((float(b.low), float(b.points)) for b in bins if isinstance(b, NumericBin))
        if numeric:
            at = np.searchsorted(np.asarray([low for low, _ in numeric]), columns[name], side="right") - 1
            points = [each for _low, each in numeric]
        else:
            named = sorted((value, float(b.points)) for b in bins if isinstance(b, NamedBin) for value in b.names)
            at = np.searchsorted(np.asarray([value for value, _ in named]), columns[name])
            points = [each for _value, each in named]
        total += np.take(np.asarray(points), at)
    return total
