"""The analysis of chains over arrays: no database. Each peer must give the same answer before a time counts."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from typing import Any

import numpy as np

from silian.chains.analysis.complexity import Relatedness, relatedness
from silian.chains.analysis.graph import graph_of
from silian.chains.analysis.matching.matcher import catalogue, matches
from silian.chains.analysis.matching.offers import Offer, need_in
from silian.chains.analysis.relatedness import Matrix, specialised
from silian.chains.analysis.whole import Analysis, Case, Thresholds, analyse
from silian.cli.bench.chain_peers import (
    complexity_by_ecomplexity,
    gaps_by_networkx,
    is_there,
    long_table,
    rank_bm25_over,
)
from silian.cli.bench.maps import Province, a_catalogue, a_province, regions_and_classes
from silian.cli.bench.results import MILLISECONDS, Result, against_limit, by_turns, compared, median, seconds
from silian.cli.bench.scale import Scale

LISTS_LIMIT, QUERY_LIMIT, MEMORY_LIMIT = 1.0, 5.0, 1024.0  # seconds, milliseconds, megabytes
FIVE_TIMES = 0.2  # at least five times faster
RUNS, FEW = 10, 3
NEEDS = (
    "求购瓦楞包装 20吨", "需要不锈钢板", "寻找竹木地板厂家", "水稻种子", "采购食品级玉米粉", "冷链服务", "铝合金棒",
    "锂电池材料",
)  # fmt: skip


def graph(scale: Scale) -> Iterator[Result]:
    """All gap lists of a province, from pairs of node numbers to sentences; beside networkx, which gives the lists only."""
    province = a_province(scale)
    if is_there("networkx", "uv sync"):
        if _names(_ours(province)) != gaps_by_networkx(province):
            raise RuntimeError("networkx finds other gaps than we do")
        times = by_turns(lambda: _ours(province), lambda: gaps_by_networkx(province), RUNS, swept=True)
        yield compared("graph.networkx", times, at_least=FIVE_TIMES, by=median)
    alone = [seconds(lambda: _ours(province)) for _ in range(RUNS)]
    yield against_limit("graph.limit", alone, LISTS_LIMIT, "s")


def relatedness_and_complexity(scale: Scale) -> Iterator[Result]:
    """Proximity, density, complexity and outlook of all counties and classes; beside ecomplexity where it is installed."""
    counts = regions_and_classes(scale)
    if is_there("ecomplexity", "uv sync --group bench"):
        peer = long_table(counts)
        _same_complexity(_related(counts), complexity_by_ecomplexity(peer))
        times = by_turns(lambda: _related(counts), lambda: complexity_by_ecomplexity(peer), FEW, warm_ups=0)
        yield compared("relatedness.peer", times, at_least=FIVE_TIMES, by=median)
    yield against_limit("relatedness.memory", [_megabytes(counts)], MEMORY_LIMIT, "MB")


def matching(scale: Scale) -> Iterator[Result]:
    """A need against a catalogue; beside rank-bm25, which scores the same tokens and ranks nothing else."""
    names = a_catalogue(scale)
    among = catalogue([Offer(name) for name in names])
    ours = lambda: [matches(need_in(need), among) for need in NEEDS]  # noqa: E731
    if is_there("rank_bm25", "uv sync"):
        ranked = rank_bm25_over(names)
        yield compared(
            "matching.rank_bm25", by_turns(ours, lambda: [ranked(need) for need in NEEDS], FEW), at_least=1, by=median
        )
    alone = [seconds(ours) / len(NEEDS) * MILLISECONDS for _ in range(RUNS)]
    yield against_limit("matching.limit", alone, QUERY_LIMIT, "ms a query")


def _ours(province: Province) -> Analysis:
    made = graph_of(province.graph.names, province.pairs)
    return analyse(Case(made, province.here, outside=province.outside), Thresholds(least_local_inputs=1))


def _names(found: Analysis) -> list[list[str]]:
    return [[each.node for each in part] for part in (found.missing, found.single_source, found.extension)]


def _related(counts: Matrix) -> Relatedness:
    return relatedness(specialised(counts))


def _same_complexity(ours: Relatedness, theirs: Any) -> None:
    """To six digits, where there is a complexity at all: the peer's eigenvectors are not those of a symmetric matrix."""
    if ours.complexity is None:
        return
    peer = theirs.drop_duplicates("place").sort_values("place")["eci"].to_numpy()
    if not np.allclose(ours.complexity.eci, peer, rtol=1e-6, atol=1e-6):
        raise RuntimeError("ecomplexity finds another complexity than we do")


def _megabytes(counts: Matrix) -> float:
    """The most that it holds at once, the table itself among it."""
    tracemalloc.start()
    try:
        _related(counts)
        return (tracemalloc.get_traced_memory()[1] + counts.nbytes) / 1024 / 1024
    finally:
        tracemalloc.stop()
