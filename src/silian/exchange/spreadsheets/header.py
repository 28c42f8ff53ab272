"""Finds the header of a sheet and says which column is which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .columns import Column
from .sheets import Row, Sheet

SEARCHED_ROWS = 30
FEWEST_MATCHES = 2
BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】")


@dataclass(frozen=True)
class Header:
    """`first` and `last` are indexes into `sheet.rows`; `headings` has every heading, `columns` those that were understood."""

    first: int
    last: int
    headings: Mapping[int, str]
    """Column number to the heading as people see it, two rows joined by "/"."""
    columns: Mapping[str, int]
    """Key to column number; of two columns with one meaning the left one counts."""

    @property
    def unknown(self) -> list[int]:
        used = set(self.columns.values())
        return [number for number in self.headings if number not in used]


def fold(heading: object) -> str:
    """A heading without spaces, line breaks, marks of obligation and full-width forms."""
    folded = unicodedata.normalize("NFKC", str(heading)).casefold()
    return re.sub(r"\s", "", folded).strip("*★:.、,")


def find_header(sheet: Sheet, columns: Sequence[Column], mapping: Mapping[str, str] | None = None) -> Header | None:
    """The row, or pair of rows, in which most headings are understood; None if there is no such row.

    `mapping` (heading → key) comes from `--map FILE` and goes before the columns' own words.
    """
    words = {fold(word): column.key for column in columns for word in (*column.synonyms, column.label)}
    words |= {fold(heading): key for heading, key in (mapping or {}).items()}
    candidates = []
    for index in range(min(SEARCHED_ROWS, len(sheet.rows))):
        candidates.append(_header(sheet, index, index, words))
        if index + 1 < len(sheet.rows) and sheet.rows[index + 1].number == sheet.rows[index].number + 1:
            candidates.append(_header(sheet, index, index + 1, words))
    best = max(candidates, key=lambda header: (len(header.columns), header.first - header.last), default=None)
    return best if best and len(best.columns) >= min(FEWEST_MATCHES, len(columns)) else None


def _header(sheet: Sheet, first: int, last: int, words: Mapping[str, str]) -> Header:
    headings: dict[int, str] = {}
    columns: dict[str, int] = {}
    top, bottom = _spread(sheet, sheet.rows[first]), _spread(sheet, sheet.rows[last])
    for number in sorted(top.keys() | bottom.keys()):
        above, below = top.get(number, ""), bottom.get(number, "")
        headings[number] = below if above == below else "/".join(filter(None, (above, below)))
        key = _key(above, below, words)
        if key:
            columns.setdefault(key, number)
    return Header(first, last, headings, columns)


def _spread(sheet: Sheet, row: Row) -> dict[int, str]:
    """The headings of a row by column, a merged one under each column that it covers."""
    found = {number: _one_line(value) for number, value in enumerate(row.cells, 1) if value is not None}
    for merge in sheet.merges:
        if merge.top <= row.number <= merge.bottom and merge.left in found:
            found |= dict.fromkeys(range(merge.left, min(merge.right, len(row.cells) + 64) + 1), found[merge.left])
    return found


def _one_line(heading: object) -> str:
    return re.sub(r"\s+", "", str(heading))


def _key(above: str, below: str, words: Mapping[str, str]) -> str | None:
    """Both rows read together go first (提出 over 日期 is 提出日期); an upper one alone counts only where nothing is below."""
    spellings = [below] if above == below else [above + below, below] if below else [above]
    for spelling in spellings:
        folded = fold(spelling)
        for word in (folded, fold(BRACKETED.sub("", folded))):
            if word in words:
                return words[word]
    return None
