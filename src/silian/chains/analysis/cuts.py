"""Where a map falls apart: components, and cut vertices (Hopcroft & Tarjan 1973, Communications of the ACM 16:372)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from silian.chains.analysis.arrays import BoolArray, IntArray, grouped, integers
from silian.chains.analysis.graph import Graph


def links_between(graph: Graph, nodes: BoolArray) -> IntArray:
    """The edges of which both ends are among these nodes."""
    return np.flatnonzero(nodes[graph.source] & nodes[graph.target])


def neighbours(graph: Graph, nodes: BoolArray) -> list[list[int]]:
    """Of each node the other ends of its edges among these nodes, whichever way they point."""
    edges = links_between(graph, nodes)
    here = np.concatenate([graph.source[edges], graph.target[edges]])
    there = np.concatenate([graph.target[edges], graph.source[edges]])
    rows = grouped(here, len(graph))
    flat = there[rows.members].tolist()
    start = rows.start.tolist()
    return [flat[start[node] : start[node + 1]] for node in range(len(graph))]


def components(graph: Graph, nodes: BoolArray) -> list[list[int]]:
    """The parts that hang together among these nodes, the largest first."""
    around = neighbours(graph, nodes)
    left = set(np.flatnonzero(nodes).tolist())
    parts = []
    while left:
        part = [left.pop()]
        for node in part:  # grows while it is walked
            fresh = left.intersection(around[node])
            left -= fresh
            part.extend(fresh)
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part))


def cut_vertices(graph: Graph, nodes: BoolArray | None = None) -> IntArray:
    """The nodes without which a part of the map (or of these nodes) falls apart, by number."""
    among = np.ones(len(graph), np.bool_) if nodes is None else nodes
    around = neighbours(graph, among)
    seen = [0] * len(graph)  # when a node was first met, from 1
    low = [0] * len(graph)  # the earliest that it or what hangs below it leads back to
    cuts: set[int] = set()
    clock = 0
    for root in np.flatnonzero(among).tolist():
        if not seen[root]:
            clock = _walk(root, around, seen, low, cuts, clock)
    return integers(sorted(cuts))


def _walk(root: int, around: list[list[int]], seen: list[int], low: list[int], cuts: set[int], clock: int) -> int:
    """One part in depth, without recursion: a map may be deeper than Python's stack."""
    clock += 1
    seen[root] = low[root] = clock
    below_root = 0
    path: list[tuple[int, int, Iterator[int]]] = [(root, root, iter(around[root]))]
    while path:
        node, parent, ahead = path[-1]
        for following in ahead:
            if not seen[following]:
                clock += 1
                seen[following] = low[following] = clock
                path.append((following, node, iter(around[following])))
                break
            if following != parent:
                low[node] = min(low[node], seen[following])
        else:
            path.pop()
            if parent == root and node != root:
                below_root += 1
            elif node != root:
                low[parent] = min(low[parent], low[node])
                if low[node] >= seen[parent]:
                    cuts.add(parent)
    if below_root > 1:
        cuts.add(root)
    return clock
