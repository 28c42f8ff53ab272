"""Extend 延链: what could be made here next, from what is made here already."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, grouped
from silian.chains.analysis.findings import Finding, some
from silian.chains.analysis.graph import Graph
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.sentences import Reason, gettext_noop

TOP = 20  # a page shows so many: input cover alone gave 1,277 candidates for one province

EXTENSION = gettext_noop("本地已有%(inputs)s，可以往下做%(node)s：它的投入有 %(cover)s 在本地。")
INTENDED = gettext_noop("有企业打算做%(node)s；它的投入有 %(cover)s 在本地。")


@dataclass(frozen=True)
class ExtensionWeights:
    """score = 100·input cover·(plain + value_added·value added + relatedness·relatedness)."""

    plain: float = 0.4
    value_added: float = 0.3
    relatedness: float = 0.3


@dataclass(frozen=True, eq=False)
class Prospects:
    """What is known of each node beside the map: value added and relatedness from 0 to 1, NaN if unknown, and whether an
    enterprise has stated that it wants to make it."""

    value_added: FloatArray
    relatedness: FloatArray
    intended: BoolArray


def no_prospects(nodes: int) -> Prospects:
    unknown = np.full(nodes, np.nan)
    return Prospects(unknown, unknown, np.zeros(nodes, np.bool_))


def input_cover(graph: Graph, here: BoolArray) -> tuple[FloatArray, BoolArray]:
    """IC = Σ over local inputs a·κ / Σ a·κ by node, and where it is estimated because a coefficient is not known: there all
    inputs weigh by their criticality κ alone. 0 where nothing goes in that counts."""
    unknown = np.bincount(graph.target, weights=np.isnan(graph.coefficient), minlength=len(graph)) > 0
    weight = np.where(unknown[graph.target], 1.0, graph.coefficient) * graph.criticality
    whole = np.bincount(graph.target, weights=weight, minlength=len(graph))
    local = np.bincount(graph.target, weights=weight * here[graph.source], minlength=len(graph))
    return np.divide(local, whole, out=np.zeros(len(graph)), where=whole > 0), unknown


def extensions(
    graph: Graph, makers: Makers, prospects: Prospects | None = None, outside: Makers | None = None,
    least: int = 2, weights: ExtensionWeights | None = None,
) -> list[Finding]:  # fmt: skip
    """The nodes without a local maker and with at least so many local inputs, or that somebody wants to make; by score,
    number of local inputs, name. All of them: a page cuts at `TOP`."""
    known, weigh = prospects or no_prospects(len(graph)), weights or ExtensionWeights()
    here = makers.present
    cover, estimated = input_cover(graph, here)
    feeding = np.flatnonzero(here[graph.source] & ~here[graph.target])
    count = np.bincount(graph.target[feeding], minlength=len(graph))
    nodes = np.flatnonzero(~here & ((count >= least) | known.intended))
    score = 100 * cover * _outlook(known, weigh)
    order = nodes[np.lexsort((graph.rank[nodes], -count[nodes], -score[nodes]))]
    by_target = grouped(graph.target[feeding], len(graph))
    inputs = graph.source[feeding]
    told = zip(
        order.tolist(), cover[order].tolist(), score[order].tolist(), estimated[order].tolist(),
        known.value_added[order].tolist(), known.relatedness[order].tolist(), strict=True,
    )  # fmt: skip
    return [_extension(graph, inputs[by_target.of(row[0])].tolist(), outside, *row) for row in told]


def _outlook(known: Prospects, weights: ExtensionWeights) -> FloatArray:
    value_added, relatedness = np.nan_to_num(known.value_added), np.nan_to_num(known.relatedness)
    return weights.plain + weights.value_added * value_added + weights.relatedness * relatedness


def _extension(
    graph: Graph, inputs: list[int], outside: Makers | None, node: int, cover: float, score: float, estimated: bool,
    value_added: float, relatedness: float,
) -> Finding:  # fmt: skip
    names = graph.named(inputs)
    words = {"node": graph.names[node], "inputs": some(names), "cover": f"{cover:.0%}"}
    share = len(names) / max(1, int(graph.inputs.sizes[node]))
    figures = {"from": list(names), "n_from": len(names), "share_of_inputs_local": share}
    if outside:
        figures["outside_makers"] = list(outside.of(node))
    parts = {"input_cover": cover, "value_added": _or_none(value_added), "relatedness": _or_none(relatedness)}
    guessed = ("input_cover",) if estimated else ()
    reason = Reason(EXTENSION if names else INTENDED, words)
    return Finding(graph.names[node], reason, figures, parts, score, guessed)


def _or_none(value: float) -> float | None:
    return None if isnan(value) else value
