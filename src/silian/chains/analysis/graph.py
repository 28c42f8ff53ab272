"""The chain map as arrays: nodes by number, and edges from an input to what is made from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, IntArray, Rows, grouped, integers, numbers
from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

REQUIRED, REPLACEABLE, AUXILIARY = 1.0, 0.5, 0.0  # criticality of an input: 必需, 可替代, 辅助


@dataclass(frozen=True, eq=False)
class Graph:
    """Edge e says that `source[e]` is an input of `target[e]`.

    `criticality` is 1, 0.5 or 0; `coefficient` the yuan of the input in a yuan of the product, NaN where it is not known.
    """

    names: tuple[str, ...]
    source: IntArray
    target: IntArray
    criticality: FloatArray
    coefficient: FloatArray

    def __len__(self) -> int:
        return len(self.names)

    @cached_property
    def inputs(self) -> Rows:
        """The edges that lead to each node."""
        return grouped(self.target, len(self))

    @cached_property
    def outputs(self) -> Rows:
        """The edges that leave each node."""
        return grouped(self.source, len(self))

    @cached_property
    def rank(self) -> IntArray:
        """The place of each node when the names are sorted by code point."""
        place = np.empty(len(self), np.int64)
        place[sorted(range(len(self)), key=self.names.__getitem__)] = np.arange(len(self))
        return place

    def named(self, nodes: Iterable[int]) -> tuple[str, ...]:
        """Their names, by code point."""
        return tuple(sorted([self.names[node] for node in nodes]))


def graph_of(
    names: Sequence[str],
    edges: Sequence[tuple[int, int]] | IntArray,
    criticality: Sequence[float] | FloatArray | None = None,
    coefficient: Sequence[float] | FloatArray | None = None,
) -> Graph:
    """A graph from pairs of node numbers; every input counts as required, and every coefficient as unknown, unless said.

    Refuses an edge from a node to itself, one that is there twice, one without its node, and a cycle, each by name.
    """
    pairs = np.asarray(edges, np.int64).reshape(-1, 2)
    source, target = integers(pairs[:, 0]), integers(pairs[:, 1])
    kappa = np.ones(len(pairs)) if criticality is None else numbers(criticality)
    known = np.full(len(pairs), np.nan) if coefficient is None else numbers(coefficient)
    graph = Graph(tuple(names), source, target, kappa, known)
    _check(graph)
    return graph


def _check(graph: Graph) -> None:
    if not len(graph.source) == len(graph.criticality) == len(graph.coefficient):
        raise refused(_("边、重要程度和消耗系数的条数不一致，请逐条对应。"))
    ends = np.concatenate([graph.source, graph.target])
    if ends.size and (ends.min() < 0 or ends.max() >= len(graph)):
        raise refused(_("有一条边指向不存在的环节，请先补上这个环节。"))
    loops = graph.source[graph.source == graph.target]
    if loops.size:
        raise refused(_("“%(node)s”不能是自己的投入，请删去这条边。"), node=graph.names[loops[0]])
    key = np.sort(graph.source * len(graph) + graph.target)
    twice = key[1:][key[1:] == key[:-1]]
    if twice.size:
        source, target = divmod(int(twice[0]), len(graph))
        raise refused(
            _("“%(source)s→%(target)s”重复，请只留一条。"), source=graph.names[source], target=graph.names[target]
        )
    cycle = a_cycle(graph)
    if cycle:
        way = "→".join(graph.names[node] for node in cycle)
        raise refused(_("产业链不能成环：%(way)s。请删去其中一条边。"), way=way)


def generations(graph: Graph) -> IntArray:
    """How many edges lie on the longest way to each node; -1 for nodes on a cycle and all that is made from them."""
    found = np.full(len(graph), -1, np.int64)
    waiting = graph.inputs.sizes.copy()
    ready = np.flatnonzero(waiting == 0)
    generation = 0
    while ready.size:
        found[ready] = generation
        reached = graph.target[graph.outputs.of_all(ready)]
        waiting -= np.bincount(reached, minlength=len(graph))
        ready = np.unique(reached[waiting[reached] == 0])
        generation += 1
    return found


def a_cycle(graph: Graph) -> list[int]:
    """Some cycle as nodes in the direction of the edges, its first node again at the end; empty where there is none."""
    stuck = generations(graph) < 0
    if not stuck.any():
        return []
    node = int(np.flatnonzero(stuck)[0])
    way: list[int] = []
    met: dict[int, int] = {}
    while node not in met:  # every stuck node has a stuck input: going back, we must come round
        met[node] = len(way)
        way.append(node)
        inputs = graph.source[graph.inputs.of(node)]
        node = int(inputs[stuck[inputs]][0])
    return [node, *reversed(way[met[node] :])]


def a_way(graph: Graph, start: int, end: int) -> list[int]:
    """A shortest way along the edges, both ends included; empty where there is none. An edge u → v closes a cycle if this
    finds a way from v to u."""
    came_from = {start: start}
    front = [start]
    while front and end not in came_from:
        reached = []
        for node in front:
            for following in graph.target[graph.outputs.of(node)].tolist():
                if following not in came_from:
                    came_from[following] = node
                    reached.append(following)
        front = reached
    if end not in came_from:
        return []
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]


def downstream_of(graph: Graph, nodes: BoolArray) -> BoolArray:
    """Every node that is made, over any number of steps, from one of these; they themselves only if so made."""
    reached = np.zeros(len(graph), np.bool_)
    front = np.flatnonzero(nodes)
    while front.size:
        following = np.unique(graph.target[graph.outputs.of_all(front)])
        front = following[~reached[following]]
        reached[front] = True
    return reached
