"""Excel workbooks by python-calamine, as the messages of `sealed`."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, time, timedelta
from io import BytesIO
from typing import Any

from python_calamine import (
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    load_workbook,
)

from . import limits
from .guard import Hostile
from .survey import SheetNotes, Survey


def workbook_messages(file: BytesIO, survey: Survey) -> Iterator[Any]:
    """A dict at the head of each sheet, then a list `[number, cells]` for each row that holds something."""
    try:
        workbook = load_workbook(file)
    except PasswordError as error:
        raise Hostile("password") from error
    for metadata in workbook.sheets_metadata:
        if metadata.typ == SheetTypeEnum.WorkSheet:
            hidden = metadata.visible != SheetVisibleEnum.Visible
            yield from _sheet(workbook, metadata.name, hidden, survey)


def _sheet(workbook: CalamineWorkbook, name: str, hidden: bool, survey: Survey) -> Iterator[Any]:
    notes = survey.sheets.get(name, SheetNotes())
    sheet = workbook.get_sheet_by_name(name)
    if sheet.total_height > limits.ROWS or sheet.total_width > limits.COLUMNS:
        raise Hostile("too_long", rows=limits.ROWS, columns=limits.COLUMNS)
    yield {
        "sheet": name,
        "hidden": hidden,
        "hidden_rows": notes.hidden_rows,
        "merges": _merges(sheet),
        "epoch1904": survey.epoch1904,
    }
    yield from _rows(sheet, notes.errors)


def _merges(sheet: CalamineSheet) -> list[list[int]]:
    """Regions as [top, left, bottom, right] from 1, cut at the last used row. Overlapping ones without end are refused."""
    merges = []
    work = 0
    last = sheet.total_height + 1  # python-calamine counts the last row from 0, whatever its name says
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        if top < last:
            merges.append([top + 1, left + 1, min(bottom + 1, last), right + 1])
            work += merges[-1][2] - top
    if work > limits.CELLS:
        raise Hostile("cells", limit=limits.CELLS)
    return merges


def _rows(sheet: CalamineSheet, errors: dict[tuple[int, int], str]) -> Iterator[Any]:
    broken: dict[int, dict[int, str]] = {}
    for (row, column), what in errors.items():
        broken.setdefault(row, {})[column] = what
    margin = [None] * (sheet.start[1] if sheet.start else 0)
    for number, values in enumerate(sheet.iter_rows(), 1):
        cells = _marked(margin + [_cell(value) for value in values], broken.pop(number, {}))
        if cells:
            yield [number, cells]
    for number in sorted(broken):
        yield [number, _marked([], broken[number])]


def _marked(cells: list[Any], broken: dict[int, str]) -> list[Any]:
    """The cells with what stands there instead of a value, by column from 1, and without the empty ones at the end."""
    for column, what in broken.items():
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = {"e": what}
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def _number(value: float) -> Any:
    if not math.isfinite(value):
        return {"e": str(value)}
    return int(value) if value.is_integer() and abs(value) < 1e18 else value


def _cell(value: Any) -> Any:
    """Text, numbers and truth as they are; a date as {"d": …}; nothing as None."""
    if value.__class__ is str:
        return value or None
    if value.__class__ is float:
        return _number(value)
    if isinstance(value, date):
        return {"d": value.isoformat()}
    if isinstance(value, time | timedelta):
        return str(value)
    return value
