"""The peers of the measures over chains. They are no dependency of the software, so each is imported where it is used."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np

from silian.chains.analysis.makers import Makers
from silian.chains.analysis.matching.words import tokens
from silian.chains.analysis.relatedness import Matrix
from silian.cli.answers import progress
from silian.cli.bench.maps import Province


def is_there(package: str, install: str) -> bool:
    """Whether a peer is installed; where not, how to get it is told."""
    found = find_spec(package) is not None
    if not found:
        progress(f"没有装 {package}，略过与它的比较。安装：{install}")
    return found


def gaps_by_networkx(province: Province) -> list[list[str]]:
    """The same three lists by networkx, with what each is sorted by, and the makers elsewhere."""
    import networkx as nx

    peer = nx.DiGraph()
    peer.add_nodes_from(range(len(province.graph)))
    peer.add_edges_from(province.pairs.tolist())
    here, outside, names = _by_node(province.here), _by_node(province.outside), province.graph.names
    missing, single, extension = [], [], []
    for node in peer:
        users = sorted(names[each] for each in peer.successors(node) if each in here)
        if node in here:
            others = [names[each] for each in peer.successors(node) if here.get(each, set()) - here[node]]
            if others and len(here[node]) == 1:
                single.append((names[node], sorted(here[node]), sorted(others)))
            continue
        if users:
            buyers = set().union(*(here[each] for each in peer.successors(node) if each in here))
            missing.append((-len(users), -len(buyers), names[node], sorted(outside.get(node, ()))))
        inputs = sorted(names[each] for each in peer.predecessors(node) if each in here)
        if inputs:
            share = len(inputs) / peer.in_degree(node)
            extension.append((-share, -len(inputs), names[node], sorted(outside.get(node, ()))))
    return [
        [row[2] for row in sorted(missing)],
        [row[0] for row in sorted(single)],
        [row[2] for row in sorted(extension)],
    ]


def _by_node(makers: Makers) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for node, enterprise in zip(makers.node.tolist(), makers.enterprise.tolist(), strict=True):
        found.setdefault(node, set()).add(makers.names[enterprise])
    return found


def long_table(counts: Matrix) -> Any:
    """The long table that ecomplexity asks for."""
    import pandas as pd

    regions, classes = counts.shape
    return pd.DataFrame({
        "year": 2022, "place": np.repeat(np.arange(regions), classes), "product": np.tile(np.arange(classes), regions),
        "value": counts.ravel(),
    })  # fmt: skip


def complexity_by_ecomplexity(table: Any) -> Any:
    from ecomplexity import ecomplexity

    columns = {"time": "year", "loc": "place", "prod": "product", "val": "value"}
    return ecomplexity(table, columns, check_logsupermodularity=False, verbose=False)


def rank_bm25_over(names: Sequence[str]) -> Callable[[str], list[str]]:
    """Ten names for a text by rank-bm25, over the same tokens."""
    from rank_bm25 import BM25Okapi

    peer = BM25Okapi([sorted(tokens(name)) for name in names])
    return lambda text: list(peer.get_top_n(sorted(tokens(text)), names, 10))
