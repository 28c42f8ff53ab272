"""What a whole map rests on: cut vertices, necessary nodes, and what each enterprise's loss would cost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from silian.chains.analysis.cuts import cut_vertices
from silian.chains.analysis.demand import Balance
from silian.chains.analysis.dominators import ROOT, immediate_dominators
from silian.chains.analysis.graph import Graph
from silian.chains.analysis.losing import losing
from silian.chains.analysis.makers import Makers


@dataclass(frozen=True)
class Effect:
    """What is lost with one enterprise: `share` of all output (ESRI), and the nodes that nobody makes then."""

    enterprise: str
    share: float
    dead: tuple[str, ...]
    estimated: bool


@dataclass(frozen=True)
class Structure:
    """`dominator` names for each node the last one that every route to it passes, None where there is none; `effects` come
    with the largest first."""

    cut_vertices: tuple[str, ...]
    dominator: dict[str, str | None]
    effects: tuple[Effect, ...]


def structure(graph: Graph, makers: Makers, balance: Balance) -> Structure:
    """For a map of some hundred nodes: each enterprise costs a walk over all of it."""
    above = immediate_dominators(graph).tolist()
    dominator = {
        name: None if node == ROOT else graph.names[node] for name, node in zip(graph.names, above, strict=True)
    }
    ready = losing(graph, makers, balance)
    effects = []
    for enterprise in np.unique(makers.enterprise).tolist():
        loss = ready.of(enterprise)
        effects.append(Effect(makers.names[enterprise], loss.effect, graph.named(loss.dead.tolist()), loss.estimated))
    effects.sort(key=lambda each: (-each.share, each.enterprise))
    return Structure(graph.named(cut_vertices(graph).tolist()), dominator, tuple(effects))
