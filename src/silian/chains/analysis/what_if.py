"""What if: take an enterprise away or let one come, and see what changes before anything is signed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from silian.chains.analysis.findings import Finding
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.whole import Analysis

KINDS: Mapping[str, Callable[[Analysis], list[Finding]]] = {
    "missing": lambda analysis: analysis.missing,
    "weak": lambda analysis: analysis.weak,
    "single_source": lambda analysis: analysis.single_source,
    "extension": lambda analysis: analysis.extension,
}


@dataclass(frozen=True)
class Difference:
    """By kind, the findings that come and those that go; and the nodes whose concentration changes, before and after."""

    comes: Mapping[str, list[Finding]]
    goes: Mapping[str, list[Finding]]
    hhi: Mapping[str, tuple[float | None, float | None]]


def without(makers: Makers, enterprise: int) -> Makers:
    """The makers without one enterprise."""
    return makers.only(makers.enterprise != enterprise)


def joined_by(makers: Makers, node: int, name: str, output: float = np.nan) -> Makers:
    """The makers and one more on a node, an enterprise of this name, known or new, with a yearly output in yuan."""
    known = name in makers.names
    enterprise = makers.names.index(name) if known else len(makers.names)
    own = np.append(makers.controller, makers.controller.max(initial=-1) + 1)
    return replace(
        makers,
        names=makers.names if known else (*makers.names, name),
        controller=makers.controller if known else own,
        node=np.append(makers.node, node),
        enterprise=np.append(makers.enterprise, enterprise),
        output=np.append(makers.output, output),
    )


def difference(before: Analysis, after: Analysis) -> Difference:
    """What changes from one analysis of a map to another."""
    comes, goes = {}, {}
    for kind, of in KINDS.items():
        old, new = {found.node for found in of(before)}, {found.node for found in of(after)}
        comes[kind] = [found for found in of(after) if found.node not in old]
        goes[kind] = [found for found in of(before) if found.node not in new]
    nodes = sorted(before.hhi.keys() | after.hhi.keys())
    hhi = {node: (before.hhi.get(node), after.hhi.get(node)) for node in nodes}
    return Difference(comes, goes, {node: pair for node, pair in hhi.items() if pair[0] != pair[1]})
