"""The effect of losing one enterprise: the economic systemic risk index ESRI of Diem, Borsos, Reisch, Kertész & Thurner 2022
(Scientific Reports 12:7719), on the nodes of a map.

A unit is one maker on one node, weighed by its output. What is left of unit p, from 1 to 0, is the smaller of two:

- supply: h(p) = min(min over required inputs r(u), 1 − Σ over replaceable inputs w(u)·(1 − r(u))), where w(u) is the share of
  that input among all inputs, and auxiliary inputs do nothing. Of input u remains r(u) = 1 − s(u)·Σ_q share(q)·σ(q)·(1 − h(q))
  over its makers q, where s(u) is how much of the demand is met locally, and σ(q) = min(1, X_q / Σ_l X_l·h(l)) says how far the
  others can stand in for q.
- demand: h(p) = 1 − k(p)·Σ over products v share of v in the local use of this node · (1 − what is left of v), where k is how
  much of the node's output is sold locally.

ESRI is the output lost, Σ X·(1 − min(supply, demand)) / ΣX. The map has no cycle, so one pass along it and one pass back end
where the paper's rounds end. Without coefficients and outputs all count alike. Where demand is not known, all of it is taken to
be met locally (rather too much), and none of the output to be sold locally (rather too little): the answer is an estimate.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, IntArray
from silian.chains.analysis.demand import Balance
from silian.chains.analysis.graph import REPLACEABLE, REQUIRED, Graph, generations
from silian.chains.analysis.makers import Makers, shares


@dataclass(frozen=True, eq=False)
class Loss:
    """`effect` is ESRI from 0 to 1; `by_supply` and `by_demand` what it would be of each alone; `left` how much of each
    node's local output is left; `dead` the nodes without any maker after it, whatever is carried downstream."""

    effect: float
    by_supply: float
    by_demand: float
    left: FloatArray
    dead: IntArray
    estimated: bool


@dataclass(frozen=True, eq=False)
class Losing:
    """The map made ready: ask `of(enterprise)` as often as you like."""

    graph: Graph
    makers: Makers
    share: FloatArray
    order: IntArray
    weight: FloatArray
    input_share: FloatArray
    use_share: FloatArray
    met_locally: FloatArray
    sold_locally: FloatArray
    estimated: bool

    def of(self, enterprise: int) -> Loss:
        """What is lost with one enterprise."""
        rows = self.makers.enterprise == enterprise
        supply = self._downstream(rows)
        demand = self._upstream(rows)
        left = np.minimum(supply, demand)
        kept = np.bincount(self.makers.node, weights=self.share * left, minlength=self.makers.nodes)
        others = np.bincount(self.makers.node[~rows], minlength=self.makers.nodes)
        dead = np.unique(self.makers.node[rows][others[self.makers.node[rows]] == 0])
        by_node = np.where(self.makers.present, kept, np.nan)
        return Loss(self._effect(left), self._effect(supply), self._effect(demand), by_node, dead, self.estimated)

    def _effect(self, left: FloatArray) -> float:
        whole = self.weight.sum()
        return float((self.weight * (1 - left)).sum() / whole) if whole > 0 else 0.0

    def _downstream(self, gone: BoolArray) -> FloatArray:
        left = np.where(gone, 0.0, 1.0)
        remains = np.ones(len(self.graph))  # of each node, as its users see it
        for node in self.order.tolist():
            rows = self.makers.by_node.of(node)
            left[rows] *= self._supplied(node, remains)
            remains[node] = self._still_there(node, rows, left)
        return left

    def _supplied(self, node: int, remains: FloatArray) -> float:
        edges = self.graph.inputs.of(node)
        kept, kappa = remains[self.graph.source[edges]], self.graph.criticality[edges]
        required = float(kept[kappa >= REQUIRED].min(initial=1.0))
        replaceable = (kappa >= REPLACEABLE) & (kappa < REQUIRED)
        return min(required, float(1 - (self.input_share[edges] * (1 - kept))[replaceable].sum()))

    def _still_there(self, node: int, rows: IntArray, left: FloatArray) -> float:
        if not rows.size:
            return 1.0
        share, kept = self.share[rows], left[rows]
        standing = float((share * kept).sum())
        stands_in = np.minimum(1.0, share / standing) if standing > 0 else np.ones(rows.size)
        return float(1 - self.met_locally[node] * (share * stands_in * (1 - kept)).sum())

    def _upstream(self, gone: BoolArray) -> FloatArray:
        left = np.where(gone, 0.0, 1.0)
        asked = np.ones(len(self.graph))  # of each node's local use
        for node in self.order[::-1].tolist():
            edges = self.graph.outputs.of(node)
            used = self.graph.target[edges]
            lost = (self.use_share[edges] * (1 - asked[used])).sum()
            rows = self.makers.by_node.of(node)
            left[rows] *= 1 - self.sold_locally[node] * lost
            if rows.size:
                asked[node] = (self.share[rows] * left[rows]).sum()
        return left


def losing(graph: Graph, makers: Makers, balance: Balance) -> Losing:
    """Weights and shares for `Losing.of`; where demand is not known, all of it is taken to be met locally, and
    none of the output to be sold locally."""
    share, estimated = shares(makers)
    known = not estimated.any()
    satisfaction = np.nan_to_num(balance.satisfaction, nan=1.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        sold = np.where(balance.supply > 0, np.minimum(1.0, balance.demand / balance.supply), 0.0)
    bought = _bought(graph, makers)
    return Losing(
        graph, makers, share, np.argsort(generations(graph), kind="stable"),
        makers.output if known else np.ones(len(makers.node)),
        _part_of(bought, graph.target, len(graph)),
        _part_of(np.where(makers.present[graph.target], bought, 0.0), graph.source, len(graph)),
        satisfaction, np.nan_to_num(sold, nan=0.0),
        not known or bool(np.isnan(balance.demand[makers.present]).any()),
    )  # fmt: skip


def _bought(graph: Graph, makers: Makers) -> FloatArray:
    """The yuan that flow over each edge, or 1 for all where one of them is not known."""
    output = np.bincount(makers.node, weights=makers.output, minlength=makers.nodes)
    flow = graph.coefficient * np.where(makers.present, output, 1.0)[graph.target]
    return np.ones(flow.size) if np.isnan(flow).any() else flow


def _part_of(amount: FloatArray, group: IntArray, groups: int) -> FloatArray:
    whole = np.bincount(group, weights=amount, minlength=groups)[group]
    return np.divide(amount, whole, out=np.zeros_like(amount), where=whole > 0)
