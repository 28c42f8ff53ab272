"""Spreadsheets out: what was written here is read again unchanged, and no cell of it is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from silian.kernel.errors import Refused
from silian.kernel.formulas import disarm, is_dangerous

from .columns import Column
from .inline_text import InlineTextSheet
from .sheets import address

LONGEST_TEXT = 32_767
"""Characters in a cell, Excel's own limit."""
EXACT_DIGITS = 15
SHEET_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")

CellValue = str | int | float | Decimal | bool | date | datetime | None
Records = Iterable[Mapping[str, CellValue]]


def write_xlsx(target: Path | BinaryIO, columns: Sequence[Column], rows: Records, *, sheet: str = "台账") -> None:
    """Writes one sheet in constant memory: frozen header, real dates, text as text.

    Values by column key; a choice comes as its label, money as a Decimal in yuan. Refuses a text longer than 32,767 characters.
    """
    write_book(target, [(sheet, columns, rows)])


def write_book(target: Path | BinaryIO, sheets: Iterable[tuple[str, Sequence[Column], Records]]) -> None:
    """The same with several sheets, each with its name, columns and rows."""
    book = xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, {"constant_memory": True})
    for name, columns, rows in sheets:
        page = _Page(book, book.add_worksheet(SHEET_NAME_FORBIDDEN.sub(" ", name)[:31], InlineTextSheet))
        page.header(columns)
        for number, row in enumerate(rows, 1):
            for column_number, column in enumerate(columns):
                page.write(number, column_number, row.get(column.key))
        page.sheet.autofilter(0, 0, 0, max(0, len(columns) - 1))
    book.close()


class _Page:
    """A worksheet with the formats that its cells need."""

    def __init__(self, book: xlsxwriter.Workbook, sheet: Worksheet) -> None:
        self.sheet = sheet
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1})
        self.text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        self.quoted = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top", "quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left", "valign": "top"})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left", "valign": "top"})
        self.number = book.add_format({"valign": "top"})

    def header(self, columns: Sequence[Column]) -> None:
        self.sheet.freeze_panes(1, 0)
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
            self.sheet.write_string(0, number, str(column.label), self.head)

    def write(self, row: int, column: int, value: CellValue) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self.sheet.write_string(row, column, _("是") if value else _("否"), self.text)
        elif isinstance(value, datetime):
            self.sheet.write_datetime(row, column, value.replace(tzinfo=None), self.moment)
        elif isinstance(value, date):
            self.sheet.write_datetime(row, column, value, self.day)
        elif _is_exact_number(value):
            self.sheet.write_number(row, column, value, self.number)
        else:
            self._write_text(row, column, str(value))

    def _write_text(self, row: int, column: int, text: str) -> None:
        if len(text) > LONGEST_TEXT:
            where = address(row + 1, column + 1)
            raise Refused(_("单元格 %(cell)s 的文字超过 32,767 个，Excel 放不下。请改为导出 CSV。") % {"cell": where})
        self.sheet.write_string(row, column, text, self._text_format(text))

    def _text_format(self, text: str) -> Format:
        """The quote prefix keeps Excel from reading the text as a formula when somebody edits the cell."""
        return self.quoted if is_dangerous(text) else self.text


def _is_exact_number(value: CellValue) -> bool:
    """Excel keeps 15 digits; longer numbers are written as text, so that none is lost."""
    if isinstance(value, int | Decimal):
        return len(re.sub(r"\D", "", str(value)).strip("0")) <= EXACT_DIGITS
    return isinstance(value, float)


def write_csv(target: Path | BinaryIO, columns: Sequence[Column], rows: Records) -> None:
    """UTF-8 with the mark that Excel needs, every text quoted, texts that look like formulas disarmed (see `formulas`)."""
    if isinstance(target, Path):
        with target.open("wb") as file:
            write_csv(file, columns, rows)
            return
    stream = io.TextIOWrapper(target, encoding="utf-8-sig", errors="replace", newline="")
    writer = csv.writer(stream, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([str(column.label) for column in columns])
    for row in rows:
        writer.writerow([_csv_value(row.get(column.key)) for column in columns])
    stream.flush()
    stream.detach()


def _csv_value(value: CellValue) -> object:
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, str):
        return disarm(value)
    return value.isoformat() if isinstance(value, date) else value
