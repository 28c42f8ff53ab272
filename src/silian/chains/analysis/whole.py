"""Everything that can be found on one map at once: what the command prints and a chain's page shows."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from silian.chains.analysis.demand import NOTHING_DECLARED, Balance, Declared, balance
from silian.chains.analysis.extend import ExtensionWeights, Prospects, extensions
from silian.chains.analysis.fill import WEAK_BELOW, missing, weak
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.graph import Graph
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.strengthen import concentration, single_sources


@dataclass(frozen=True)
class Thresholds:
    """What a programme may set."""

    weak_below: float = WEAK_BELOW
    least_local_inputs: int = 2
    extension: ExtensionWeights = field(default_factory=ExtensionWeights)


@dataclass(frozen=True, eq=False)
class Case:
    """A map and who makes what on it here; what is declared, known beside it, and made elsewhere, where there is any."""

    graph: Graph
    makers: Makers
    declared: Declared = NOTHING_DECLARED
    prospects: Prospects | None = None
    outside: Makers | None = None


@dataclass(frozen=True, eq=False)
class Analysis:
    """`hhi` by node name for each node with a maker; `hhi_estimated` names those whose makers count alike."""

    missing: list[Finding]
    weak: list[Finding]
    single_source: list[Finding]
    extension: list[Finding]
    hhi: dict[str, float]
    hhi_estimated: frozenset[str]
    balance: Balance


def analyse(case: Case, thresholds: Thresholds | None = None) -> Analysis:
    """Fill, strengthen and extend on one map; building new chains needs many regions (see `build`)."""
    limits, graph, makers = thresholds or Thresholds(), case.graph, case.makers
    amounts, concentrated = balance(graph, makers, case.declared), concentration(makers)
    present = np.flatnonzero(makers.present).tolist()
    return Analysis(
        missing(graph, makers, amounts, case.outside),
        weak(graph, makers, amounts, limits.weak_below),
        single_sources(graph, makers, concentrated),
        extensions(graph, makers, case.prospects, case.outside, limits.least_local_inputs, limits.extension),
        {graph.names[node]: float(concentrated.index[node]) for node in present},
        frozenset(graph.names[node] for node in present if concentrated.estimated[node]),
        amounts,
    )
