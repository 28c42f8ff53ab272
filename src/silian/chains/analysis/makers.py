"""Who makes what: the placements of enterprises on the nodes of a map, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from silian.chains.analysis.arrays import BoolArray, FloatArray, IntArray, Rows, grouped, integers, numbers


@dataclass(frozen=True, eq=False)
class Makers:
    """Row r says that enterprise `enterprise[r]` makes node `node[r]`, with a yearly `output[r]` in yuan, NaN if unknown.

    `names` are the enterprises by number; two with the same number in `controller` have one actual controller 实际控制人.
    """

    nodes: int
    names: tuple[str, ...]
    node: IntArray
    enterprise: IntArray
    output: FloatArray
    controller: IntArray

    @cached_property
    def by_node(self) -> Rows:
        """The rows of each node."""
        return grouped(self.node, self.nodes)

    @cached_property
    def present(self) -> BoolArray:
        """Which nodes have a maker."""
        return self.by_node.sizes > 0

    def of(self, node: int) -> tuple[str, ...]:
        """The names of those who make a node, by code point."""
        return tuple(sorted({self.names[each] for each in self.enterprise[self.by_node.of(node)].tolist()}))

    def only(self, rows: BoolArray) -> Makers:
        """The same enterprises with some of the rows."""
        return replace(self, node=self.node[rows], enterprise=self.enterprise[rows], output=self.output[rows])


def makers_of(
    nodes: int,
    names: Sequence[str],
    rows: Sequence[tuple[int, int]] | IntArray,
    output: Sequence[float] | FloatArray | None = None,
    controller: Sequence[int] | IntArray | None = None,
) -> Makers:
    """Makers from pairs (node, enterprise), each pair once; without `controller` everybody is their own."""
    pairs = np.asarray(rows, np.int64).reshape(-1, 2)
    known = np.full(len(pairs), np.nan) if output is None else numbers(output)
    held = np.arange(len(names)) if controller is None else integers(controller)
    return Makers(nodes, tuple(names), integers(pairs[:, 0]), integers(pairs[:, 1]), known, held)


def shares(makers: Makers) -> tuple[FloatArray, BoolArray]:
    """The share of each row in its node's output, and whether it is estimated: where the output of one maker of a node is
    not known, or all are zero, its makers count alike."""
    unknown = np.bincount(makers.node, weights=np.isnan(makers.output), minlength=makers.nodes) > 0
    total = np.bincount(makers.node, weights=np.nan_to_num(makers.output), minlength=makers.nodes)
    estimated = (unknown | (total <= 0))[makers.node]
    weight = np.where(estimated, 1.0, makers.output)
    whole = np.bincount(makers.node, weights=weight, minlength=makers.nodes)
    return weight / whole[makers.node], estimated


def controllers_by_node(makers: Makers) -> tuple[IntArray, IntArray]:
    """How many actual controllers each node's makers have, and which one it is where there is one (else -1)."""
    many = int(makers.controller.max(initial=0)) + 1
    pairs = np.unique(makers.node * many + makers.controller[makers.enterprise])
    node, controller = pairs // many, pairs % many
    count = np.bincount(node, minlength=makers.nodes)
    alone = np.full(makers.nodes, -1, np.int64)
    one = count[node] == 1
    alone[node[one]] = controller[one]
    return count, alone
