"""A reading of the dashboard: counted once for everybody, kept for some minutes, and it carries its time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from django.core.cache import cache
from django.utils.translation import get_language

from silian.kernel.calendar import Light, now, today

SECONDS = 5 * 60
Pace = Literal["green", "amber", "red", "none"]


@dataclass(frozen=True)
class Shown:
    """A figure in words, with its light where it has a target, and by how much it moved in a week (empty: not at all)."""

    id: str
    name: str
    words: str
    unit: str
    url: str
    light: Light | None = None
    moved: str = ""


@dataclass(frozen=True)
class Tile:
    """A chain in the ranking; `rose` is by how many places in a week, negative: fell."""

    key: str
    name: str
    score: str
    pace: Pace
    rank: int | None
    rose: int = 0

    @property
    def fell(self) -> int:
        return -self.rose


@dataclass(frozen=True)
class Reading:
    """What the top of the dashboard says, and when it was counted."""

    counted_at: datetime
    as_of: date
    scheme: str = ""
    figures: tuple[Shown, ...] = ()
    tiles: tuple[Tile, ...] = ()
    changed: tuple[Shown, ...] = ()
    judged: dict[str, list[Shown]] = field(
        default_factory=dict
    )  # by colour of the light, the figures that have a target
    overdue: Shown | None = None

    @property
    def paces(self) -> dict[str, int]:
        """How many chains keep pace, are slow, lag behind, or are not ranked."""
        return {pace: sum(tile.pace == pace for tile in self.tiles) for pace in ("green", "amber", "red", "none")}


def reading_of(county: str) -> Reading:
    """The county's reading of today, at most five minutes old."""
    from silian.web.dashboard.counting import count

    key = f"dashboard:{county}:{today()}:{get_language()}"
    kept: Reading | None = cache.get(key)
    if kept is None:
        kept = count(county, today(), now())
        cache.set(key, kept, SECONDS)
    return kept
