"""Short names of the arrays, and the neighbours of many nodes at once (compressed sparse rows)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

IntArray: TypeAlias = NDArray[np.int64]
FloatArray: TypeAlias = NDArray[np.float64]
BoolArray: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Rows:
    """The members of each of n groups, one group after the other: group g is `members[start[g]:start[g + 1]]`.

    A member is the number of a row elsewhere (an edge, a maker), so that whatever stands in that row can be looked up.
    """

    start: IntArray
    members: IntArray

    def of(self, group: int) -> IntArray:
        """The members of one group."""
        return self.members[self.start[group] : self.start[group + 1]]

    def of_all(self, groups: IntArray) -> IntArray:
        """The members of these groups, in their order."""
        sizes = self.sizes[groups]
        before = np.cumsum(sizes) - sizes
        return np.asarray(self.members[np.repeat(self.start[groups] - before, sizes) + np.arange(sizes.sum())])

    @cached_property
    def sizes(self) -> IntArray:
        return np.diff(self.start)


def grouped(group: IntArray, groups: int) -> Rows:
    """The rows of each of so many groups, where `group[row]` says to which one a row belongs; their order is kept."""
    start = np.zeros(groups + 1, np.int64)
    np.cumsum(np.bincount(group, minlength=groups), out=start[1:])
    return Rows(start, np.argsort(group, kind="stable"))


def integers(values: object) -> IntArray:
    return np.asarray(values, np.int64).reshape(-1)


def numbers(values: object) -> FloatArray:
    return np.asarray(values, np.float64).reshape(-1)
