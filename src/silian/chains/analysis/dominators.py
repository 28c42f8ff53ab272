"""Immediate dominators: which node every route to another must pass.

On a graph without cycles one pass in topological order is enough: the immediate dominator of a node is the nearest common
ancestor of its inputs in the tree made so far (Cooper, Harvey & Kennedy 2001, "A simple, fast dominance algorithm").
"""

from __future__ import annotations

import numpy as np

from silian.chains.analysis.arrays import IntArray
from silian.chains.analysis.graph import Graph, generations

ROOT = -1  # a virtual node before every node that has no input


def immediate_dominators(graph: Graph) -> IntArray:
    """For each node the last node that all routes from the virtual root pass on the way to it, or ROOT."""
    found = np.full(len(graph), ROOT, np.int64)
    depth = np.zeros(len(graph), np.int64)
    for node in np.argsort(generations(graph), kind="stable").tolist():
        inputs = graph.source[graph.inputs.of(node)].tolist()
        if inputs:
            meeting = inputs[0]
            for other in inputs[1:]:
                meeting = _nearest_common(found, depth, meeting, other)
            found[node] = meeting
            depth[node] = 1 + depth[meeting] if meeting != ROOT else 1
        else:
            depth[node] = 1
    return found


def _nearest_common(found: IntArray, depth: IntArray, one: int, other: int) -> int:
    while one != other:
        if one == ROOT or other == ROOT:
            return ROOT
        if depth[one] >= depth[other]:
            one = int(found[one])
        else:
            other = int(found[other])
    return one
