"""Several measures in one cell: a line each, or numbered 1. 2. 3. on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from silian.exchange.spreadsheets.values import Cell, text, wrong

LONGEST = 300
NUMBERED = re.compile(r"[(（]?(\d{1,2})[.．、)）](?!\d)\s*")


def measures(cell: Cell) -> Any:
    """The measures of a cell as a list; None for nothing."""
    words = text(cell)
    found = split(words) if words else []
    if any(len(measure) > LONGEST for measure in found):
        return wrong(f"有一条措施超过 {LONGEST} 个字。请写得短一些，或按 1. 2. 分条。")
    return found or None


def split(words: str) -> list[str]:
    """Where the first line is numbered, a line without a number goes on with the measure above it."""
    lines = [" ".join(line.split()) for line in words.splitlines() if line.strip()]
    if len(lines) == 1:
        return _by_numbers(lines[0])
    if not NUMBERED.match(lines[0]):
        return lines
    found: list[str] = []
    for line in lines:
        number = NUMBERED.match(line)
        if number:
            found.append(line[number.end() :])
        else:
            found[-1] = f"{found[-1]} {line}".strip()
    return [measure for measure in found if measure]


def _by_numbers(line: str) -> list[str]:
    """Only numbers that count up from 1 begin a measure: 投入2.5万元修3号路 has none."""
    cuts = []
    at, wanted = 0, 1
    while number := _next(line, at, wanted):
        cuts.append(number)
        at, wanted = number.end(), wanted + 1
    if not cuts or cuts[0].start() != 0:
        return [line]
    ends = [*(cut.start() for cut in cuts[1:]), len(line)]
    pieces = [line[cut.end() : end].strip(" ；;") for cut, end in zip(cuts, ends, strict=True)]
    return [piece for piece in pieces if piece]


def _next(line: str, at: int, wanted: int) -> re.Match[str] | None:
    return next((n for n in NUMBERED.finditer(line, at) if int(n[1]) == wanted), None)


def joined(found: Sequence[str]) -> str:
    """The cell that `split()` reads as these measures again."""
    lines = [" ".join(measure.split()) for measure in found]
    if len(lines) == 1 and not NUMBERED.match(lines[0]):
        return lines[0]
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
