"""A template and its figures become a text in which each number knows where it stands and which figure it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from silian.briefings.models import FrozenFigure
from silian.briefings.sections import slots
from silian.indicators.presentation import shown
from silian.indicators.queries import Figure

LEVELS = {"# ": "title", "## ": "heading"}
Told: TypeAlias = Figure | FrozenFigure


@dataclass(frozen=True)
class Placed:
    """A number in the text: the characters from `start` to before `end` are this figure's."""

    start: int
    end: int
    figure: Figure


@dataclass(frozen=True)
class Segment:
    """A piece of a line: plain words, or the words of one figure."""

    words: str
    figure: Told | None = None


@dataclass(frozen=True)
class Block:
    """One line of the text: the title, a heading, or a paragraph."""

    level: str
    segments: tuple[Segment, ...]

    @property
    def words(self) -> str:
        return "".join(segment.words for segment in self.segments)


@dataclass(frozen=True)
class Rendered:
    text: str
    figures: tuple[Placed, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next((block.words for block in self.blocks if block.level == "title"), "")


def render(template: str, figures: Mapping[str, Figure]) -> Rendered:
    """Fills the slots. The positions in `text` count characters of the plain text, without the marks of headings."""
    blocks = tuple(Block(level, tuple(_filled(line, figures))) for level, line in _lines(template))
    text, placed = "", []
    for block in blocks:
        for segment in block.segments:
            if isinstance(segment.figure, Figure):
                placed.append(Placed(len(text), len(text) + len(segment.words), segment.figure))
            text += segment.words
        text += "\n"
    return Rendered(text.rstrip("\n"), tuple(placed), blocks)


def laid_out(template: str, text: str, figures: Iterable[FrozenFigure]) -> Iterator[Block]:
    """A published text line by line, its numbers where they were frozen; `template` tells headings from paragraphs."""
    placed, at = sorted(figures, key=lambda figure: figure.start), 0
    for (level, _line), line in zip(_lines(template), text.split("\n"), strict=True):
        here = [figure for figure in placed if at <= figure.start < at + len(line)]
        yield Block(level, tuple(_cut(text, at, at + len(line), here)))
        at += len(line) + 1


def _lines(template: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, map(str.strip, template.splitlines())):
        mark = next((mark for mark in LEVELS if line.startswith(mark)), "")
        yield LEVELS.get(mark, "paragraph"), line[len(mark) :]


def _filled(line: str, figures: Mapping[str, Figure]) -> Iterator[Segment]:
    at = 0
    for slot in slots(line):
        if before := _joined(line[at : slot.start()]):
            yield Segment(before)
        figure = figures[slot[1]]
        yield Segment(shown(figure), figure)
        at = slot.end()
    if rest := _joined(line[at:]):
        yield Segment(rest)


def _joined(words: str) -> str:
    """A template may set its slots off with spaces; the printed sentence has none around its numbers."""
    return words.strip(" ")


def _cut(text: str, start: int, end: int, figures: Iterable[FrozenFigure]) -> Iterator[Segment]:
    for figure in figures:
        if start < figure.start:
            yield Segment(text[start : figure.start])
        yield Segment(text[figure.start : figure.end], figure)
        start = figure.end
    if start < end:
        yield Segment(text[start:end])
