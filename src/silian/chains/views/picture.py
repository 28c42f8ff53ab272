"""The picture of a map as the server draws it: boxes, lines and the headings of the columns, in the units of its viewBox."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from uuid import UUID

from silian.chains.analysis.layout import Layout, layout
from silian.chains.models import Edge, Node, Stage
from silian.chains.queries.analysed import Analysed

WIDTH, HEAD, FOOT = 1180, 34, 8
ROW, BOX_HEIGHT, WIDEST, GAP = 66, 54, 168, 26
PADDING, LETTER = 7, 13  # of a box, and the width of a Chinese character in it
PORT = 7  # between two lines that end at one box


@dataclass(frozen=True)
class Box:
    """A node: its middle, its name in one line or two, what stands under it, and how it is marked."""

    key: UUID
    x: float
    y: float
    lines: list[str]
    words: str
    badge: str
    state: str


@dataclass(frozen=True)
class Line:
    source: UUID
    target: UUID
    path: str
    look: str


@dataclass(frozen=True)
class Heading:
    words: str
    x: float
    start: float
    end: float


@dataclass(frozen=True)
class Picture:
    height: float = 0
    box_width: float = 0
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    width: int = WIDTH

    @property
    def left(self) -> float:
        """Of a box, from its middle."""
        return -self.box_width / 2


@dataclass(frozen=True)
class Marked:
    """What a box says beside its name."""

    state: str
    words: str
    badge: str = ""


def draw(read: Analysed, marks: Sequence[Marked]) -> Picture:
    """The map of a day; `marks` go with its nodes."""
    nodes, shape = read.map.nodes, layout(read.map.graph)
    pitch = WIDTH / shape.columns
    sheet = Sheet(shape, pitch, min(WIDEST, pitch - GAP))
    boxes = [sheet.box(node, place, mark) for node, place, mark in zip(nodes, shape.nodes, marks, strict=True)]
    height = HEAD + shape.height * ROW + FOOT
    return Picture(height, sheet.box_width, boxes, list(_lines(sheet, read)), list(_headings(sheet, nodes)))


@dataclass(frozen=True)
class Sheet:
    """Turns the places of a layout into those of the picture."""

    shape: Layout
    pitch: float
    box_width: float

    def x(self, column: int) -> float:
        return round((column + 0.5) * self.pitch, 1)

    def y(self, middle: float) -> float:
        return round(HEAD + middle * ROW, 1)

    def box(self, node: Node, place: tuple[int, float], mark: Marked) -> Box:
        lines = in_lines(node.name, self.box_width - 2 * PADDING)
        return Box(node.pk, self.x(place[0]), self.y(place[1]), lines, mark.words, mark.badge, mark.state)

    def path(self, points: Sequence[tuple[int, float]], port: float) -> str:
        """From the right side of a box, level past every bend's column, into the left side of another, `port` off its middle."""
        half = self.box_width / 2
        x, y = self.x(points[0][0]) + half, self.y(points[0][1])
        parts = [f"M{x:.1f} {y}"]
        for column, middle in points[1:]:
            is_last = column == points[-1][0]
            to_x, to_y = self.x(column) - half - (5 if is_last else 0), self.y(middle) + (port if is_last else 0)
            bend = (to_x - x) / 2
            parts.append(f"C{x + bend:.1f} {y:.1f} {to_x - bend:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}")
            x, y = to_x, to_y
            if not is_last:
                x = self.x(column) + half
                parts.append(f"H{x:.1f}")
        return "".join(parts)


def in_lines(name: str, room: float) -> list[str]:
    """The name in one line, or broken near its middle where it is too long for one."""
    if width_of(name) <= room:
        return [name]
    cut = next(n for n in range(1, len(name) + 1) if width_of(name[:n]) >= width_of(name) / 2)
    return [name[:cut], name[cut:]]


def width_of(text: str) -> float:
    return sum(LETTER if unicodedata.east_asian_width(each) in "WFA" else LETTER * 0.58 for each in text)


def _lines(sheet: Sheet, read: Analysed) -> Iterator[Line]:
    ports = _ports(read.map.edges, sheet.shape.edges)
    for number, edge in enumerate(read.map.edges):
        is_local = read.case.makers.present[read.merged.number[read.map.number[edge.source_id]]]
        look = f"{edge.criticality} {'local' if is_local else 'bought'}"
        yield Line(edge.source_id, edge.target_id, sheet.path(sheet.shape.edges[number], ports[number]), look)


def _ports(edges: Sequence[Edge], ways: Sequence[Sequence[tuple[int, float]]]) -> list[float]:
    """How far from the middle of its target each line ends, so that those of one box come in side by side, as they lie."""
    into: dict[UUID, list[int]] = {}
    for number, edge in enumerate(edges):
        into.setdefault(edge.target_id, []).append(number)
    ports = [0.0] * len(edges)
    for numbers in into.values():
        numbers.sort(key=lambda number: ways[number][-2][1])
        step = min(PORT, (BOX_HEIGHT - 12) / max(1, len(numbers) - 1))
        for rank, number in enumerate(numbers):
            ports[number] = (rank - (len(numbers) - 1) / 2) * step
    return ports


def _headings(sheet: Sheet, nodes: Iterable[Node]) -> Iterator[Heading]:
    """上游、中游、下游 over the columns, cut so that most nodes stand under their own stage."""
    stages = [Counter[str]() for _ in range(sheet.shape.columns)]
    for node, (column, _middle) in zip(nodes, sheet.shape.nodes, strict=True):
        stages[column][node.stage] += 1
    cuts = max(_cuts(len(stages)), key=lambda cuts: _rightly(stages, cuts))
    for stage, (first, last) in zip(Stage, pairwise(cuts), strict=True):
        if first < last:
            start, end = sheet.pitch * first + 6, sheet.pitch * last - 6
            yield Heading(str(stage.label), (start + end) / 2, start, end)


def _cuts(columns: int) -> Iterator[tuple[int, ...]]:
    return ((0, one, other, columns) for one in range(columns + 1) for other in range(one, columns + 1))


def _rightly(stages: Sequence[Counter[str]], cuts: Sequence[int]) -> int:
    """How many nodes stand under their own stage."""
    spans = zip(Stage, pairwise(cuts), strict=True)
    return sum(stages[column][stage.value] for stage, (first, last) in spans for column in range(first, last))
