"""Local demand and supply of each node: D_n = Σ a_nv·X_v + declared purchases, Q_n, and the local satisfaction rate
本地配套率 LSR = min(1, Q/D). Every amount is in yuan a year."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, IntArray
from silian.chains.analysis.graph import Graph
from silian.chains.analysis.makers import Makers


@dataclass(frozen=True, eq=False)
class Declared:
    """What enterprise `enterprise[r]` says that it buys of node `node[r]`, `amount[r]` yuan a year, from anywhere."""

    node: IntArray
    enterprise: IntArray
    amount: FloatArray


NOTHING_DECLARED = Declared(np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0))


@dataclass(frozen=True, eq=False)
class Balance:
    """Demand and supply by node, NaN where nothing is known. `estimated`: some of the demand comes from coefficients;
    `partial`: some buyer's demand, or some maker's output, is not known, so that the amount is a lower bound."""

    demand: FloatArray
    supply: FloatArray
    estimated: BoolArray
    demand_partial: BoolArray
    supply_partial: BoolArray

    @cached_property
    def satisfaction(self) -> FloatArray:
        """LSR; NaN where there is no demand or it is not known."""
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.where(self.demand > 0, np.minimum(1.0, self.supply / self.demand), np.nan)

    @cached_property
    def gap(self) -> FloatArray:
        """max(0, D − Q) in yuan a year."""
        return np.maximum(0.0, self.demand - self.supply)


def balance(graph: Graph, makers: Makers, declared: Declared = NOTHING_DECLARED) -> Balance:
    """Demand and supply of every node. What a buyer declares replaces what was estimated for that buyer and node."""
    node, amount = _estimates(graph, makers, declared)
    unknown = np.isnan(amount)
    estimated = _by_node(node, ~unknown, len(graph)) > 0
    demand = _by_node(node, np.nan_to_num(amount), len(graph)) + _by_node(declared.node, declared.amount, len(graph))
    is_known = estimated | (_by_node(declared.node, declared.amount >= 0, len(graph)) > 0)
    supply, supply_partial = _supply(makers)
    return Balance(
        np.where(is_known, demand, np.nan), supply, estimated, _by_node(node, unknown, len(graph)) > 0, supply_partial
    )


def _estimates(graph: Graph, makers: Makers, declared: Declared) -> tuple[IntArray, FloatArray]:
    """One row for each input of each maker that did not declare it: the input's node, and a_uv·X or NaN."""
    sizes = makers.by_node.sizes[graph.target]
    rows = makers.by_node.of_all(graph.target)
    edges = np.repeat(np.arange(len(graph.source)), sizes)
    node, buyer = graph.source[edges], makers.enterprise[rows]
    many = len(makers.names) + 1
    open_ = ~np.isin(node * many + buyer, declared.node * many + declared.enterprise)
    return node[open_], (graph.coefficient[edges] * makers.output[rows])[open_]


def _supply(makers: Makers) -> tuple[FloatArray, BoolArray]:
    unknown = _by_node(makers.node, np.isnan(makers.output), makers.nodes)
    supply = _by_node(makers.node, np.nan_to_num(makers.output), makers.nodes)
    return np.where((unknown > 0) & (unknown == makers.by_node.sizes), np.nan, supply), unknown > 0


def _by_node(node: IntArray, weight: FloatArray | BoolArray, nodes: int) -> FloatArray:
    return np.bincount(node, weights=weight, minlength=nodes).astype(np.float64)
