"""Strengthen 强链: what rests on one actual controller, how concentrated each node is, and which nodes all else hangs on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, grouped
from silian.chains.analysis.findings import Finding, some
from silian.chains.analysis.graph import REQUIRED, Graph
from silian.chains.analysis.makers import Makers, controllers_by_node, shares
from silian.chains.analysis.sentences import Reason, gettext_noop

SINGLE = gettext_noop("%(node)s本地只有%(supplier)s能供，%(users)s离不开它。")


@dataclass(frozen=True, eq=False)
class Concentration:
    """The Herfindahl–Hirschman index of each node, Σ shares² by actual controller, NaN without a maker; `estimated` where
    outputs are not all known and the makers count alike."""

    index: FloatArray
    estimated: BoolArray


def concentration(makers: Makers) -> Concentration:
    """The index from 1/n to 1."""
    share, guessed = shares(makers)
    many = int(makers.controller.max(initial=0)) + 1
    held, place = np.unique(makers.node * many + makers.controller[makers.enterprise], return_inverse=True)
    together = np.bincount(place, weights=share, minlength=held.size)
    index = np.bincount(held // many, weights=together**2, minlength=makers.nodes)
    estimated = np.zeros(makers.nodes, np.bool_)
    estimated[makers.node] = guessed
    return Concentration(np.where(makers.present, index, np.nan), estimated)


def single_sources(graph: Graph, makers: Makers, concentration: Concentration) -> list[Finding]:
    """The nodes whose local makers have one actual controller, and of which a required local user is made by somebody else
    too; by name."""
    controllers, alone = controllers_by_node(makers)
    source, target = graph.source, graph.target
    elsewhere = (controllers[target] > 1) | ((controllers[target] == 1) & (alone[target] != alone[source]))
    leaning = np.flatnonzero((controllers[source] == 1) & (graph.criticality >= REQUIRED) & elsewhere)
    by_source = grouped(source[leaning], len(graph))
    nodes = np.flatnonzero(by_source.sizes)
    found = []
    for node in nodes[np.argsort(graph.rank[nodes])].tolist():
        users = graph.named(target[leaning[by_source.of(node)]].tolist())
        everybody = target[graph.outputs.of(node)]
        suppliers = makers.of(node)
        words = {"node": graph.names[node], "supplier": some(suppliers), "users": some(users)}
        index = float(concentration.index[node])
        figures = {
            "supplier": suppliers[0], "suppliers": list(suppliers), "local_dependants": list(users),
            "dependants": list(graph.named(everybody[makers.present[everybody]].tolist())), "hhi": index,
        }  # fmt: skip
        parts = {"controllers": 1.0, "dependants": float(len(users)), "hhi": index}
        guessed = ("hhi",) if concentration.estimated[node] else ()
        found.append(Finding(graph.names[node], Reason(SINGLE, words), figures, parts, estimated=guessed))
    return found
