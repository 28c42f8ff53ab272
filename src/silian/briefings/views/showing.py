"""What a briefing's page shows of a number, be it counted now or published: a door in the sentence, a row of sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from silian.briefings.models import FrozenFigure
from silian.briefings.rendering import Block, Rendered
from silian.indicators.asking import Asked
from silian.indicators.presentation import shown, window
from silian.indicators.queries import Figure, Status, definition_text

OPENED = {Status.KEPT, Status.EXTERNAL}  # what cannot be opened is no figure, and is grey


@dataclass(frozen=True)
class Door:
    """A number in a sentence: its drawer's address, and the row of the source table that tells of it without script."""

    anchor: str
    url: str
    external: bool
    corrected: bool = False


@dataclass(frozen=True)
class Source:
    """A row of 数据来源表, by which the number can be traced on paper too."""

    anchor: str
    name: str
    words: str
    unit: str
    definition: str
    window: str
    note: str


Line = tuple[str, list[tuple[str, Door | None]]]  # its level, and its pieces


def lines(blocks: Iterable[Block], door: Callable[..., Door]) -> list[Line]:
    """The text as the page sets it."""
    return [
        (block.level, [(piece.words, door(piece.figure) if piece.figure else None) for piece in block.segments])
        for block in blocks
    ]


def live_door(asked: Asked) -> Callable[[Figure], Door]:
    def door(figure: Figure) -> Door:
        url = asked.url("drawer", figure.id) if figure.status in OPENED else ""
        return Door(f"src-{figure.id}", url, figure.status is Status.EXTERNAL)

    return door


def frozen_door(figure: FrozenFigure) -> Door:
    url = reverse("briefings:figure", args=[figure.issue_id, figure.pk]) if figure.status in OPENED else ""
    corrected = bool(figure.corrections.all())
    return Door(f"src-{figure.indicator}", url, figure.status == Status.EXTERNAL, corrected)


def live_sources(rendered: Rendered) -> Iterator[Source]:
    for figure in {placed.figure.id: placed.figure for placed in rendered.figures}.values():
        yield Source(
            f"src-{figure.id}", figure.name, shown(figure), _unit(figure), definition_text(figure.entry), window(figure.period),
            figure.source,
        )  # fmt: skip


def frozen_sources(figures: Iterable[FrozenFigure]) -> Iterator[Source]:
    for figure in {figure.indicator: figure for figure in figures}.values():
        yield Source(
            f"src-{figure.indicator}", figure.name, figure.words, _unit(figure), figure.definition, window(figure.period),
            figure.source,
        )  # fmt: skip


def _unit(figure: Figure | FrozenFigure) -> str:
    return figure.unit if figure.status in OPENED else ""
