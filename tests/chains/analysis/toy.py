"""The toy county: sixteen nodes from maize to ready meals, with nine enterprises. Its answers were found with networkx."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from silian.chains.analysis.demand import Balance, balance
from silian.chains.analysis.graph import Graph, graph_of
from silian.chains.analysis.makers import Makers, makers_of

VECTORS = Path(__file__).parent / "vectors"


def vector(name: str) -> Any:
    return json.loads((VECTORS / name).read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Toy:
    graph: Graph
    makers: Makers
    balance: Balance
    answers: dict[str, Any]

    def node(self, name: str) -> int:
        return self.graph.names.index(name)

    def enterprise(self, name: str) -> int:
        return self.makers.names.index(name)


def toy_county() -> Toy:
    answers = vector("toy_county_chain.json")
    names = sorted({name for edge in answers["edges"] for name in edge})
    graph = graph_of(names, [(names.index(u), names.index(v)) for u, v in answers["edges"]])
    rows = answers["capacity"]
    enterprises = sorted({row["enterprise"] for row in rows})
    pairs = [(names.index(row["product"]), enterprises.index(row["enterprise"])) for row in rows]
    makers = makers_of(len(graph), enterprises, pairs, [row["capacity"] for row in rows])
    return Toy(graph, makers, balance(graph, makers), answers)
