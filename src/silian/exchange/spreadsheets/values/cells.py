"""A cell with what is needed to understand it, and the two ways of speaking about it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..sheets import Value, address

NOTHING = re.compile(r"[/\\／＼—－\-–―]+|无|暂无|N/?A", re.IGNORECASE)
"""What people write into a cell so that it does not look forgotten."""


LONGEST_PLAIN = 60
"""Characters; a longer text is no number, day, code or word of a list, and need not be shown whole."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole sheet says: its name, Excel's two epochs, and the year in its title."""

    sheet: str = ""
    epoch1904: bool = False
    year: int | None = None


@dataclass(slots=True)
class Cell:
    """`row` and `column` count from 1; `merged` says that the value stands in a merged cell above."""

    value: Value
    row: int = 1
    column: int = 1
    heading: str = ""
    merged: bool = False
    context: Context = Context()

    @property
    def address(self) -> str:
        return address(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Flagged:
    """A value with a sentence about it. `refuses` means that the row cannot be taken as it is."""

    value: Any
    message: str
    refuses: bool = False


Parser = Callable[[Cell], Any]
"""Gives the value, None for nothing, or `Flagged`."""


def told(value: Any, message: str) -> Flagged:
    """The value is taken, and the person is told how it was understood."""
    return Flagged(value, message)


def wrong(message: str) -> Flagged:
    """The cell must be mended; `message` says what is wrong and how to mend it."""
    return Flagged(None, message, refuses=True)


def plain(value: Value) -> str:
    """Half-width text without spaces, for everything that is not prose; "" for nothing. Cut where no such text is meant."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", str(value)[:LONGEST_PLAIN]))
    return "" if value is None or NOTHING.fullmatch(folded) else folded
