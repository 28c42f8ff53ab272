"""Where each node of a map stands, and which way each edge goes: columns from upstream to downstream, few crossings.

A layered drawing after Sugiyama, Tagawa & Toda (1981, IEEE Transactions on Systems, Man and Cybernetics 11:109). An edge that
passes over columns has a bend in each of them, so that it runs between the boxes and never behind one; the edges of one node
share their bends. The same map has the same picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from silian.chains.analysis.graph import Graph, generations

SWEEPS = 12
BOX, BEND = 1.0, 0.3  # the height that each takes in its column


@dataclass(frozen=True)
class Layout:
    """`columns` and the `height` in boxes; of each node (column, middle); of each edge its points, from its source's to its
    target's, one in each column that it meets."""

    columns: int
    height: float
    nodes: list[tuple[int, float]]
    edges: list[list[tuple[int, float]]]


def layout(graph: Graph) -> Layout:
    """The picture of a map; nothing of an empty one."""
    grid = _grid(graph, columns_of(graph))
    _order(grid)
    height = max((grid.extent(members) for members in grid.members), default=0.0)
    middle = _place(grid, height)
    ways = [[(grid.column[item], middle[item]) for item in way] for way in grid.ways]
    nodes = [(grid.column[node], middle[node]) for node in range(len(graph))]
    return Layout(len(grid.members), height, nodes, ways)


def columns_of(graph: Graph) -> list[int]:
    """The generation of each node; one that nothing goes into stands just before what it goes into."""
    column = generations(graph).tolist()
    for node in range(len(graph)):
        targets = graph.target[graph.outputs.of(node)].tolist()
        if targets and not graph.inputs.sizes[node]:
            column[node] = min(column[target] for target in targets) - 1
    return list(column)


@dataclass
class _Grid:
    """Nodes and bends as items, by number, the nodes first: each in its `column`, in the order of its `members`."""

    column: list[int]
    members: list[list[int]]
    ways: list[list[int]]
    before: dict[int, list[int]] = field(default_factory=dict)
    after: dict[int, list[int]] = field(default_factory=dict)
    nodes: int = 0

    def size(self, item: int) -> float:
        return BOX if item < self.nodes else BEND

    def extent(self, members: Sequence[int]) -> float:
        return sum(self.size(item) for item in members)

    def ranks(self) -> dict[int, int]:
        return {item: rank for members in self.members for rank, item in enumerate(members)}

    def beside(self, item: int, is_forward: bool) -> list[int]:
        """What it is joined to in the column that a sweep comes from."""
        return (self.before if is_forward else self.after).get(item, [])


def _grid(graph: Graph, column: list[int]) -> _Grid:
    members: list[list[int]] = [[] for _ in range(max(column, default=-1) + 1)]
    for node, place in enumerate(column):
        members[place].append(node)
    grid = _Grid(list(column), members, [], nodes=len(graph))
    bends: dict[tuple[int, int], int] = {}
    for source, target in zip(graph.source.tolist(), graph.target.tolist(), strict=True):
        between = [_bend(grid, bends, source, place) for place in range(column[source] + 1, column[target])]
        grid.ways.append([source, *between, target])
    for one, other in sorted({pair for way in grid.ways for pair in pairwise(way)}):
        grid.after.setdefault(one, []).append(other)
        grid.before.setdefault(other, []).append(one)
    return grid


def _bend(grid: _Grid, bends: dict[tuple[int, int], int], source: int, place: int) -> int:
    if (source, place) not in bends:
        bends[source, place] = len(grid.column)
        grid.members[place].append(len(grid.column))
        grid.column.append(place)
    return bends[source, place]


def _order(grid: _Grid) -> None:
    """Sorts each column by the mean rank of its neighbours, to and fro, and keeps the order with the fewest crossings."""
    best = _crossings(grid), [list(members) for members in grid.members]
    for sweep in range(SWEEPS):
        is_forward = sweep % 2 == 0
        for members in grid.members if is_forward else reversed(grid.members):
            _sort(grid, members, is_forward)
        best = min(best, (_crossings(grid), [list(members) for members in grid.members]), key=lambda kept: kept[0])
    grid.members[:] = best[1]


def _sort(grid: _Grid, members: list[int], is_forward: bool) -> None:
    rank = grid.ranks()

    def key(item: int) -> tuple[float, int]:
        return _mean([rank[each] for each in grid.beside(item, is_forward)], rank[item]), rank[item]

    members.sort(key=key)


def _crossings(grid: _Grid) -> int:
    rank = grid.ranks()
    found = 0
    for members in grid.members:
        lines = sorted((rank[item], rank[each]) for item in members for each in grid.after.get(item, []))
        found += sum(late[1] < early[1] for number, late in enumerate(lines) for early in lines[:number])
    return found


def _place(grid: _Grid, height: float) -> dict[int, float]:
    """The middle of each item: near to its neighbours, in order, without touching (isotonic regression in each column)."""
    middle: dict[int, float] = {}
    for members in grid.members:
        middle.update(zip(members, _packed(grid, members, height), strict=True))
    for sweep in range(SWEEPS):
        is_forward = sweep % 2 == 0
        for members in grid.members if is_forward else reversed(grid.members):
            wanted = [_mean([middle[each] for each in grid.beside(item, is_forward)], middle[item]) for item in members]
            middle.update(zip(members, _fitted(grid, members, wanted, height), strict=True))
    return middle


def _packed(grid: _Grid, members: Sequence[int], height: float) -> Iterator[float]:
    """One under the other, in the middle of the height."""
    top = (height - grid.extent(members)) / 2
    for item in members:
        yield top + grid.size(item) / 2
        top += grid.size(item)


def _fitted(grid: _Grid, members: Sequence[int], wanted: Sequence[float], height: float) -> list[float]:
    """The places nearest to those wanted that keep order and distance and stay within the height."""
    packed = list(_packed(grid, members, height))
    blocks: list[tuple[float, int]] = []  # mean shift against the packed column, how many items
    for place, wish in zip(packed, wanted, strict=True):
        shift, many = wish - place, 1
        while blocks and blocks[-1][0] > shift:
            mean, size = blocks.pop()
            shift, many = (mean * size + shift * many) / (size + many), size + many
        blocks.append((shift, many))
    room = (height - grid.extent(members)) / 2
    shifts = [min(max(shift, -room), room) for shift, many in blocks for _ in range(many)]
    return [place + shift for place, shift in zip(packed, shifts, strict=True)]


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
