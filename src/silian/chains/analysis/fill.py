"""Fill 补链: links that are missing between what the county makes, and links that are too weak for it."""

from __future__ import annotations

from typing import Any

import numpy as np

from silian.chains.analysis.arrays import IntArray, grouped
from silian.chains.analysis.demand import Balance
from silian.chains.analysis.findings import Finding, some
from silian.chains.analysis.graph import Graph, downstream_of
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.sentences import Reason, gettext_noop

WEAK_BELOW = 0.5  # the local satisfaction rate under which a node that has a maker counts as weak

MISSING = gettext_noop("本地没有人生产%(node)s，而本地的%(users)s要用它。")
BROKEN = gettext_noop("断点：%(node)s的上游和下游本地都有，它自己没有人生产；%(users)s要用它。")
WEAK = gettext_noop("%(node)s本地配套率 %(rate)s，本地只满足了需求的一部分。")


def missing(graph: Graph, makers: Makers, balance: Balance, outside: Makers | None = None) -> list[Finding]:
    """The nodes without a local maker that are an input of something made here.

    By most needing nodes, most distinct local enterprises that make one of them, name. `outside` are makers elsewhere.
    """
    here = makers.present
    needing = np.flatnonzero(here[graph.target] & ~here[graph.source])
    behind = downstream_of(graph, here)
    by_source = grouped(graph.source[needing], len(graph))
    found = []
    for node in np.flatnonzero(by_source.sizes).tolist():
        users = graph.target[needing[by_source.of(node)]]
        buyers = np.unique(makers.enterprise[makers.by_node.of_all(users)]).size
        found.append(((-users.size, -buyers, graph.rank[node]), _missing(graph, node, users, buyers, behind[node])))
    return [_with_balance(each, graph, balance, outside) for _, each in sorted(found, key=lambda each: each[0])]


def _missing(graph: Graph, node: int, users: IntArray, buyers: int, is_broken: bool) -> tuple[int, Finding]:
    names = graph.named(users.tolist())
    reason = Reason(BROKEN if is_broken else MISSING, {"node": graph.names[node], "users": some(names)})
    figures = {
        "needed_by": list(names),
        "n_needed_by": len(names),
        "n_local_buyers": buyers,
        "is_break": bool(is_broken),
    }
    return node, Finding(
        graph.names[node], reason, figures, {"needed_by": float(len(names)), "local_buyers": float(buyers)}
    )


def _with_balance(found: tuple[int, Finding], graph: Graph, balance: Balance, outside: Makers | None) -> Finding:
    node, finding = found
    elsewhere = {"outside_suppliers": list(outside.of(node))} if outside else {}
    figures = {**finding.figures, **elsewhere, **figures_of(balance, node, has_maker=False)}
    return Finding(finding.node, finding.reason, figures, finding.parts, estimated=estimated_of(balance, node))


def weak(graph: Graph, makers: Makers, balance: Balance, below: float = WEAK_BELOW) -> list[Finding]:
    """The nodes with a local maker whose local satisfaction rate is above 0 and below this; the widest gap first."""
    rate = balance.satisfaction
    with np.errstate(invalid="ignore"):
        nodes = np.flatnonzero(makers.present & (rate > 0) & (rate < below))
    found = []
    for node in nodes[np.lexsort((graph.rank[nodes], -balance.gap[nodes]))].tolist():
        reason = Reason(WEAK, {"node": graph.names[node], "rate": f"{rate[node]:.1%}"})
        parts = {"satisfaction": float(rate[node])}
        figures = figures_of(balance, node, has_maker=True)
        found.append(Finding(graph.names[node], reason, figures, parts, estimated=estimated_of(balance, node)))
    return found


def figures_of(balance: Balance, node: int, has_maker: bool) -> dict[str, Any]:
    """Demand, supply, rate and gap of one node in yuan a year, None where they are not known."""
    supply = balance.supply[node] if has_maker else 0.0
    return {
        "demand": _or_none(balance.demand[node]), "supply": _or_none(supply),
        "satisfaction": _or_none(balance.satisfaction[node]), "gap": _or_none(balance.gap[node]),
        "demand_is_lower_bound": bool(balance.demand_partial[node]),
        "supply_is_lower_bound": bool(balance.supply_partial[node]),
    }  # fmt: skip


def estimated_of(balance: Balance, node: int) -> tuple[str, ...]:
    """Which of these figures rest on coefficients and not on what buyers declared."""
    return ("demand", "satisfaction", "gap") if balance.estimated[node] else ()


def _or_none(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
