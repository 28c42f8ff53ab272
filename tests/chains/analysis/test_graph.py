"""The map as a graph: what is refused, generations, cut vertices and dominators, beside networkx on random maps."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.chains.analysis.cuts import components, cut_vertices
from silian.chains.analysis.cycles import groups_on_cycles
from silian.chains.analysis.dominators import ROOT, immediate_dominators
from silian.chains.analysis.graph import Graph, a_way, downstream_of, generations, graph_of
from silian.kernel.errors import Refused
from tests.chains.analysis.toy import Toy

MOST = 12
PAIRS = st.lists(st.tuples(st.integers(0, MOST - 1), st.integers(0, MOST - 1)), unique=True, max_size=40)
DOWNHILL = PAIRS.map(lambda pairs: sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}))
NAMES = [f"P{n:02}" for n in range(MOST)]


def test_the_toy_county_has_its_generations_cut_vertices_and_dominators(toy: Toy) -> None:
    found = generations(toy.graph)
    by_generation = [list(toy.graph.named(np.flatnonzero(found == n).tolist())) for n in range(found.max() + 1)]
    assert by_generation == toy.answers["topological_generations"]
    assert found.max() == toy.answers["longest_path_edges"]
    assert list(toy.graph.named(cut_vertices(toy.graph).tolist())) == toy.answers["articulation_points_undirected"]
    dominator = {
        name: "ROOT" if above == ROOT else toy.graph.names[above]
        for name, above in zip(toy.graph.names, immediate_dominators(toy.graph).tolist(), strict=True)
    }
    assert dominator == toy.answers["immediate_dominator"]


def test_a_cycle_is_refused_and_its_nodes_are_named_in_order() -> None:
    with pytest.raises(Refused, match="饲料→P→生猪→饲料"):
        graph_of(["玉米", "饲料", "P", "生猪"], [(0, 1), (1, 2), (2, 3), (3, 1)])


@pytest.mark.parametrize(
    ("edges", "told"),
    [
        ([(0, 0)], "“玉米”不能是自己的投入"),
        ([(0, 1), (0, 1)], "“玉米→饲料”重复"),
        ([(0, 7)], "不存在的环节"),
        ([(0, -1)], "不存在的环节"),
    ],
)
def test_an_edge_that_cannot_be_is_refused_by_name(edges: list[tuple[int, int]], told: str) -> None:
    with pytest.raises(Refused, match=told):
        graph_of(["玉米", "饲料"], edges)


@given(PAIRS)
def test_a_map_is_refused_just_when_it_has_a_cycle(pairs: list[tuple[int, int]]) -> None:
    apart = [pair for pair in pairs if pair[0] != pair[1]]
    peer = _peer(apart)
    if nx.is_directed_acyclic_graph(peer):
        graph_of(NAMES, apart)
        return
    with pytest.raises(Refused) as refused:
        graph_of(NAMES, apart)
    way = str(refused.value).split("：")[1].split("。")[0].split("→")
    assert way[0] == way[-1]
    assert all((NAMES.index(u), NAMES.index(v)) in apart for u, v in pairwise(way))


@given(PAIRS)
def test_the_groups_on_cycles_are_the_strongly_connected_components(pairs: list[tuple[int, int]]) -> None:
    edges = np.array(pairs, np.int64).reshape(-1, 2)
    found = groups_on_cycles(MOST, edges[:, 0], edges[:, 1])
    ours = {frozenset(np.flatnonzero(found == group).tolist()) for group in set(found.tolist()) - {-1}}
    assert ours == {frozenset(part) for part in nx.strongly_connected_components(_peer(pairs)) if len(part) > 1}


@given(DOWNHILL)
def test_a_random_map_falls_apart_where_networkx_says(pairs: list[tuple[int, int]]) -> None:
    graph, peer = graph_of(NAMES, pairs), _peer(pairs).to_undirected()
    assert set(cut_vertices(graph).tolist()) == set(nx.articulation_points(peer))
    parts = {frozenset(part) for part in components(graph, np.ones(MOST, np.bool_))}
    assert parts == {frozenset(part) for part in nx.connected_components(peer)}


@given(DOWNHILL)
def test_dominators_generations_and_reach_are_those_of_networkx(pairs: list[tuple[int, int]]) -> None:
    graph, peer = graph_of(NAMES, pairs), _peer(pairs)
    rooted = peer.copy()
    rooted.add_edges_from((ROOT, node) for node in peer if not peer.pred[node])
    above = nx.immediate_dominators(rooted, ROOT)
    assert immediate_dominators(graph).tolist() == [above[node] for node in range(MOST)]
    levels = {node: level for level, nodes in enumerate(nx.topological_generations(peer)) for node in nodes}
    assert generations(graph).tolist() == [levels[node] for node in range(MOST)]
    start = np.arange(MOST) == 0
    assert set(np.flatnonzero(downstream_of(graph, start)).tolist()) == nx.descendants(peer, 0)


@given(DOWNHILL, st.integers(0, MOST - 1), st.integers(0, MOST - 1))
def test_a_way_is_shortest_and_there_just_when_there_is_one(pairs: list[tuple[int, int]], start: int, end: int) -> None:
    found, peer = a_way(graph_of(NAMES, pairs), start, end), _peer(pairs)
    assert bool(found) == nx.has_path(peer, start, end)
    if found:
        assert len(found) == nx.shortest_path_length(peer, start, end) + 1
        assert (found[0], found[-1]) == (start, end)


def test_a_very_deep_map_does_not_exhaust_the_stack() -> None:
    many = 20_000
    graph = graph_of([str(n) for n in range(many)], [(n, n + 1) for n in range(many - 1)])
    assert cut_vertices(graph).size == many - 2
    assert immediate_dominators(graph)[many - 1] == many - 2


def test_an_empty_map_is_a_map() -> None:
    graph: Graph = graph_of([], [])
    assert generations(graph).size == cut_vertices(graph).size == immediate_dominators(graph).size == 0


def _peer(pairs: list[tuple[int, int]]) -> nx.DiGraph:
    peer = nx.DiGraph(pairs)
    peer.add_nodes_from(range(MOST))
    return peer
