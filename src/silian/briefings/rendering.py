"""A template and its figures become a text in which each number knows where it stands and which figure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from silian.briefings.sections import slots
from silian.indicators.presentation import shown
from silian.indicators.queries import Figure

LEVELS = {"# ": "title", "## ": "heading"}


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
    figure: Figure | None = None


@dataclass(frozen=True)
class Block:
    """One line of the text: the title, a heading, or a paragraph."""

    level: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Rendered:
    text: str
    figures: tuple[Placed, ...]
    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        return next((b.segments[0].words for b in self.blocks if b.level == "title"), "")


def render(template: str, figures: Mapping[str, Figure]) -> Rendered:
    """Fills the slots. The positions in `text` count characters of the plain text, without the marks of headings."""
    blocks = tuple(_blocks(template, figures))
    text, placed = "", []
    for block in blocks:
        for segment in block.segments:
            if segment.figure:
                placed.append(Placed(len(text), len(text) + len(segment.words), segment.figure))
            text += segment.words
        text += "\n"
    return Rendered(text.rstrip("\n"), tuple(placed), blocks)


def _blocks(template: str, figures: Mapping[str, Figure]) -> Iterator[Block]:
    for line in filter(None, map(str.strip, template.splitlines())):
        mark = next((m for m in LEVELS if line.startswith(m)), "")
        yield Block(LEVELS.get(mark, "paragraph"), tuple(_segments(line[len(mark) :], figures)))


def _segments(line: str, figures: Mapping[str, Figure]) -> Iterator[Segment]:
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
