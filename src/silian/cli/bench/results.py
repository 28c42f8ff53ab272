"""Timing two things side by side, and what came of it."""

from __future__ import annotations

import gc
import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from time import perf_counter
from typing import Any, TypeAlias

Deed: TypeAlias = Callable[[], object]
Times: TypeAlias = list[float]
Statistic: TypeAlias = Callable[[Sequence[float]], float]

WARM_UPS = 3
LONGEST, FEWEST = 60.0, 10  # seconds for one comparison, which is long enough after so many runs
BLOCKS = 5
MILLISECONDS = 1000


@dataclass(frozen=True)
class Result:
    """One ratio. `at_least` is what it must not exceed; `spread` the lowest and highest ratio of five parts of the run."""

    name: str
    ours: float
    peer: float
    unit: str
    at_least: float
    spread: tuple[float, float]
    runs: int

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def ok(self) -> bool:
        return self.ratio <= self.at_least

    def document(self, scale: str) -> dict[str, Any]:
        return {
            "name": self.name, "ours": short(self.ours), "peer": short(self.peer), "ratio": short(self.ratio),
            "unit": self.unit, "at_least": self.at_least, "ok": self.ok,
            "spread": [short(ratio) for ratio in self.spread], "runs": self.runs, "scale": scale,
        }  # fmt: skip


def short(value: float) -> float:
    """Four significant digits, so that a very small ratio does not read as nothing."""
    return float(f"{value:.4g}")


def median(times: Sequence[float]) -> float:
    return statistics.median(times)


def p95(times: Sequence[float]) -> float:
    return sorted(times)[ceil(0.95 * len(times)) - 1]


def seconds(deed: Deed) -> float:
    """How long it takes once."""
    start = perf_counter()
    deed()
    return perf_counter() - start


def by_turns(
    ours: Deed, peer: Deed, runs: int, warm_ups: int = WARM_UPS, *, swept: bool = False
) -> tuple[Times, Times]:
    """The seconds of both, done by turns, so that the machine's other work meets both alike.

    `swept`: before each, what the other left is collected, where one leaves so many objects that the other would pay for it.
    """
    for _ in range(warm_ups):
        ours(), peer()
    gc.collect()
    times: tuple[Times, Times] = [], []
    end = perf_counter() + LONGEST
    for turn in range(runs):
        if turn >= FEWEST and perf_counter() > end:
            break
        for which in (0, 1) if turn % 2 else (1, 0):
            if swept:
                gc.collect()
            times[which].append(seconds((ours, peer)[which]))
    return times


def compared(name: str, times: tuple[Times, Times], *, at_least: float, by: Statistic, unit: str = "ms") -> Result:
    """The ratio of one statistic of both, with its spread."""
    ours, peer = times
    size = max(1, len(ours) // BLOCKS)
    parts = [slice(start, start + size) for start in range(0, len(ours) - size + 1, size)]
    ratios = [by(ours[part]) / by(peer[part]) for part in parts]
    spread = (min(ratios), max(ratios))
    return Result(name, by(ours) * MILLISECONDS, by(peer) * MILLISECONDS, unit, at_least, spread, len(ours))


def against_limit(name: str, values: Sequence[float], limit: float, unit: str) -> Result:
    """The median of what was measured beside a limit, which it must not exceed."""
    shares = [value / limit for value in values]
    return Result(name, statistics.median(values), limit, unit, 1.0, (min(shares), max(shares)), len(values))
