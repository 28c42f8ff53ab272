"""Which nodes lie on cycles, before there is a map: strongly connected components (Tarjan 1972, SIAM J. Comput. 1:146)."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from silian.chains.analysis.arrays import BoolArray, IntArray, grouped


def groups_on_cycles(nodes: int, source: IntArray, target: IntArray) -> IntArray:
    """For each node the number of its component of more than one node, else -1."""
    core = _core(nodes, source, target)
    inside = core[source] & core[target]
    rows = grouped(source[inside], nodes)
    ends = target[inside]
    ahead = {node: ends[rows.of(node)].tolist() for node in np.flatnonzero(core).tolist()}
    found = np.full(nodes, -1, np.int64)
    for number, component in enumerate(_components(ahead)):
        if len(component) > 1:
            found[component] = number
    return found


def _core(nodes: int, source: IntArray, target: IntArray) -> BoolArray:
    """What is left when nodes without an input or without an output are taken away, over and over: little, as a rule."""
    left = np.ones(nodes, np.bool_)
    while True:
        inside = left[source] & left[target]
        fed = np.bincount(target[inside], minlength=nodes) > 0
        used = np.bincount(source[inside], minlength=nodes) > 0
        kept = left & fed & used
        if kept.sum() == left.sum():
            return left
        left = kept


def _components(ahead: dict[int, list[int]]) -> Iterator[list[int]]:
    """In depth, without recursion."""
    met: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: list[int] = []
    closed: set[int] = set()
    for root in ahead:
        if root in met:
            continue
        met[root] = low[root] = len(met)
        open_.append(root)
        path = [(root, iter(ahead[root]))]
        while path:
            node, following = path[-1]
            for after in following:
                if after not in met:
                    met[after] = low[after] = len(met)
                    open_.append(after)
                    path.append((after, iter(ahead[after])))
                    break
                if after not in closed:
                    low[node] = min(low[node], met[after])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == met[node]:
                    component = open_[open_.index(node) :]
                    del open_[open_.index(node) :]
                    closed.update(component)
                    yield component
