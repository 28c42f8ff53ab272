"""What a file holds after reading: sheets of numbered rows, values with the type they had in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

NO_RESULT = "="
"""Stands for "a formula without a stored result" among the error values (#REF! and so on)."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell without a usable value: `what` is an error such as #REF!, or `NO_RESULT`."""

    what: str


Value = str | int | float | bool | date | datetime | Unreadable | None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged region, rows and columns from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Row:
    """`number` is the row's number in the file; `cells` start at column A and may be shorter than other rows."""

    number: int
    cells: list[Value]
    hidden: bool = False
    filled: frozenset[int] = frozenset()
    """Columns (from 1) whose value was taken over from a merged cell above."""

    def value(self, column: int) -> Value:
        """The value in a column counted from 1."""
        return self.cells[column - 1] if column <= len(self.cells) else None


@dataclass
class Sheet:
    """Rows without any value are left out; `rows` is in the file's order."""

    name: str
    rows: list[Row]
    merges: list[Merge]
    hidden: bool = False
    epoch1904: bool = False


def column_number(letters: str) -> int:
    """A → 1, XFD → 16384."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@cache
def column_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int) -> str:
    """(12, 3) → "C12"."""
    return f"{column_letters(column)}{row}"


def fill_down(sheet: Sheet) -> None:
    """Gives every row of a vertical merge the value that people see there."""
    by_number = {row.number: row for row in sheet.rows}
    for merge in sheet.merges:
        top = by_number.get(merge.top)
        if top is None or merge.bottom == merge.top:
            continue
        covered = (by_number.get(number) for number in range(merge.top + 1, merge.bottom + 1))
        _fill(top.value(merge.left), merge.left, (row for row in covered if row))


def _fill(value: Value, column: int, rows: Iterable[Row]) -> None:
    if value is None:
        return
    for row in rows:
        if row.value(column) is None:
            row.cells.extend([None] * (column - len(row.cells)))
            row.cells[column - 1] = value
            row.filled |= {column}
