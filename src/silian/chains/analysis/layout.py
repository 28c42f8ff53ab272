"""Where each node of a map stands: columns from upstream to downstream, rows so that few edges cross."""

from __future__ import annotations

import numpy as np

from silian.chains.analysis.arrays import FloatArray
from silian.chains.analysis.graph import Graph, generations

SWEEPS = 4


def layout(graph: Graph) -> list[tuple[int, float]]:
    """(column, row) of each node; the column is its generation, a bought input stands just before what it goes into, and
    rows are counted from the middle. The same map has the same picture."""
    column = generations(graph)
    for node in range(len(graph)):
        targets = graph.target[graph.outputs.of(node)]
        if not graph.inputs.sizes[node] and targets.size:
            column[node] = column[targets].min() - 1
    row = _rows(graph, column.tolist())
    return list(zip(column.tolist(), row, strict=True))


def _rows(graph: Graph, column: list[int]) -> list[float]:
    """Barycentres (Sugiyama, Tagawa and Toda 1981): each column is sorted by the mean row of its neighbours, to and fro."""
    members: dict[int, list[int]] = {}
    for node, place in enumerate(column):
        members.setdefault(place, []).append(node)
    row = np.zeros(len(graph))
    for each in members.values():
        row[each] = _spread(len(each))
    for sweep in range(SWEEPS):
        for place in sorted(members, reverse=bool(sweep % 2)):
            here = members[place]
            here.sort(key=lambda node: (_mean_of_neighbours(graph, row, node), node))
            row[here] = _spread(len(here))
    return [float(each) for each in row]


def _mean_of_neighbours(graph: Graph, row: FloatArray, node: int) -> float:
    beside = np.concatenate([graph.source[graph.inputs.of(node)], graph.target[graph.outputs.of(node)]])
    return float(row[beside].mean()) if beside.size else float(row[node])


def _spread(many: int) -> FloatArray:
    return np.arange(many, dtype=np.float64) - (many - 1) / 2
