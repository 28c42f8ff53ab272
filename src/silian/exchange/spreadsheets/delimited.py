"""CSV and its relatives, as the messages of `sealed`: encoding and delimiter are found from the content."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import Any

from silian.kernel.formulas import rearm

from . import limits
from .guard import UTF16_MARKS, Hostile

DELIMITERS = (",", "\t", ";", "|")
SAMPLE_ROWS = 50


def delimited_messages(content: bytes) -> Iterator[Any]:
    text = decode(content)
    yield {"sheet": "CSV", "hidden": False, "hidden_rows": [], "merges": [], "epoch1904": False}
    total = 0
    for number, cells in enumerate(_records(text, delimiter_of(text)), 1):
        total += len(cells)
        if number > limits.ROWS or len(cells) > limits.COLUMNS:
            raise Hostile("too_long", rows=limits.ROWS, columns=limits.COLUMNS)
        if total > limits.CELLS:
            raise Hostile("cells", limit=limits.CELLS)
        if any(cells):
            yield [number, [rearm(cell) or None for cell in cells]]


def decode(content: bytes) -> str:
    """UTF-8 first: its rules are so strict that no Chinese GB18030 text passes for it by chance."""
    for encoding in ["utf-16"] if content.startswith(UTF16_MARKS) else ["utf-8-sig", "gb18030"]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Hostile("encoding")


def delimiter_of(text: str) -> str:
    """A quoted first field (our own export has one) tells its delimiter; else the one under which most rows agree in width."""
    if text.startswith('"'):
        after = _after_quoted(text)
        return after if after in DELIMITERS else ","
    return max(DELIMITERS, key=lambda delimiter: _agreement(text, delimiter))


def _after_quoted(text: str) -> str:
    at = 1
    while (at := text.find('"', at)) >= 0 and text[at + 1 : at + 2] == '"':
        at += 2
    return text[at + 1 : at + 2] if at >= 0 else ""


def _agreement(text: str, delimiter: str) -> float:
    """The part of the first rows that has the commonest width, 0 if that is one column."""
    widths = Counter(len(cells) for cells in islice(_records(text, delimiter), SAMPLE_ROWS))
    if not widths:
        return 0
    width, rows = widths.most_common(1)[0]
    return rows / widths.total() if width > 1 else 0


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    except csv.Error as error:
        raise Hostile("damaged") from error
