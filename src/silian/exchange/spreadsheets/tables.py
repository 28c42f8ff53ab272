"""The table that a caller works with: rows of understood values, and everything that a person must be told."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

from .columns import Column
from .header import Header, find_header
from .reader import Source, read_sheets
from .rows import reason_to_skip
from .sheets import NO_RESULT, Row, Sheet, Unreadable, address
from .values import Cell, Context, Flagged, wrong

SHOWN_HEADINGS = 20
SHOWN_TEXT = 40
YEAR = re.compile(r"(?<!\d)(20\d\d)\s*(?:年|$|[^\d.\-/])")


@dataclass(frozen=True, slots=True)
class Flag:
    """A sentence about a cell. `refuses` means that its row cannot be taken until the cell is mended."""

    sheet: str
    cell: str
    message: str
    refuses: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was read and is no record: `text` is how it begins, `reason` why it was left out."""

    sheet: str
    cell: str
    text: str
    reason: str


@dataclass(slots=True)
class TableRow:
    """A record: `values` by column key, only those of columns that the sheet has."""

    sheet: str
    number: int
    values: dict[str, Any]
    columns: Mapping[str, int]
    filled: frozenset[str]
    """Keys whose value was taken over from a merged cell above: rows of one matter share it."""
    flags: list[Flag]

    def cell(self, key: str) -> str:
        """The address of a value, "D6"; the record's first cell for a column that the sheet does not have."""
        return address(self.number, self.columns.get(key, 1))

    @property
    def refused(self) -> bool:
        return any(flag.refuses for flag in self.flags)


@dataclass
class Table:
    """All records of all visible sheets, in the file's order. `flags` has also those of single rows."""

    rows: list[TableRow] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


def read_table(
    source: Source, columns: Sequence[Column], *, mapping: Mapping[str, str] | None = None, year: int | None = None
) -> Table:
    """Reads a path or the bytes of a file. `mapping` is heading → key; `year` is for days without one, the title's goes first.

    Raises `Refused` when the file cannot be opened, has no header, or lacks a required column.
    """
    table = Table()
    headers = 0
    sheets = read_sheets(source)
    for sheet in sheets:
        header = None if sheet.hidden else find_header(sheet, columns, mapping)
        if header:
            headers += 1
            _refuse_missing_columns(sheet, header, columns)
            _SheetReading(sheet, header, columns, year, table).run()
        elif sheet.rows:
            reason = _("隐藏的工作表，没有读") if sheet.hidden else _("没有找到表头，没有读")
            table.skipped.append(_skipped(sheet, sheet.rows[0], reason))
    if not headers:
        raise Refused(_no_header(sheets, columns))
    return table


def read_tables(source: Source, kinds: Mapping[str, Sequence[Column]], *, year: int | None = None) -> dict[str, Table]:
    """Reads a file whose sheets are of several kinds; each sheet is of the kind whose headings it has most of.

    Raises `Refused` as `read_table` does. What is in no sheet is an empty table.
    """
    tables = {kind: Table() for kind in kinds}
    sheets = read_sheets(source)
    understood = 0
    for sheet in sheets:
        found = {} if sheet.hidden else {kind: find_header(sheet, columns) for kind, columns in kinds.items()}
        best = max(found, key=lambda kind: _likeness(found[kind], kinds[kind]), default="")
        header = found.get(best)
        if header:
            understood += 1
            _refuse_missing_columns(sheet, header, kinds[best])
            _SheetReading(sheet, header, kinds[best], year, tables[best]).run()
        elif sheet.rows:
            reason = _("隐藏的工作表，没有读") if sheet.hidden else _("没有找到表头，没有读")
            next(iter(tables.values())).skipped.append(_skipped(sheet, sheet.rows[0], reason))
    if not understood:
        raise Refused(
            _no_header(sheets, [column for columns in kinds.values() for column in columns if column.required])
        )
    return tables


def _likeness(header: Header | None, columns: Sequence[Column]) -> tuple[int, int]:
    """How many required columns are there, then how many at all."""
    if header is None:
        return -1, 0
    required = sum(column.key in header.columns for column in columns if column.required)
    return required - sum(column.required for column in columns), len(header.columns)


def _refuse_missing_columns(sheet: Sheet, header: Header, columns: Sequence[Column]) -> None:
    missing = [column.label for column in columns if column.required and column.key not in header.columns]
    if missing:
        raise Refused(
            _(
                "工作表“%(sheet)s”缺少必需的列：%(missing)s。看到的表头有：%(seen)s。请补上这些列，或用对照文件说明哪一列是它。"
            )
            % {"sheet": sheet.name, "missing": "、".join(missing), "seen": _list(header.headings.values())}
        )


def _no_header(sheets: Sequence[Sheet], columns: Sequence[Column]) -> str:
    seen = [value for sheet in sheets for row in sheet.rows[:1] for value in row.cells if value is not None]
    return _("没有找到表头。应有的列名：%(expected)s。文件第一行写的是：%(seen)s。") % {
        "expected": _list(column.label for column in columns),
        "seen": _list(seen) or _("（没有内容）"),
    }


def _list(words: Any) -> str:
    shown = [str(word)[:SHOWN_TEXT] for word in words]
    return "、".join(shown[:SHOWN_HEADINGS]) + ("……" if len(shown) > SHOWN_HEADINGS else "")


def _skipped(sheet: Sheet, row: Row, reason: str) -> Skipped:
    filled = ((number, value) for number, value in enumerate(row.cells, 1) if value is not None)
    number, value = next(filled, (1, ""))
    return Skipped(sheet.name, address(row.number, number), str(value).strip()[:SHOWN_TEXT], reason)


class _SheetReading:
    """One sheet's way into the table."""

    def __init__(self, sheet: Sheet, header: Header, columns: Sequence[Column], year: int | None, table: Table) -> None:
        self.sheet, self.header, self.table = sheet, header, table
        self.columns = [(column, header.columns[column.key]) for column in columns if column.key in header.columns]
        self.required = {column.key: number for column, number in self.columns if column.required}
        self.context = Context(sheet.name, sheet.epoch1904, _titles_year(sheet, header) or year)

    def run(self) -> None:
        self._tell_about_the_header()
        previous = self.sheet.rows[self.header.last].number
        for row in self.sheet.rows[self.header.last + 1 :]:
            self._tell_about_blank_rows(previous, row.number)
            previous = row.number
            reason = reason_to_skip(row, self.sheet, self.header, self.required)
            if reason:
                self.table.skipped.append(_skipped(self.sheet, row, reason))
            else:
                self._take(row)

    def _tell_about_the_header(self) -> None:
        for row in self.sheet.rows[: self.header.first]:
            self.table.skipped.append(_skipped(self.sheet, row, _("表头以上的标题")))
        number_of_row = self.sheet.rows[self.header.last].number
        for number in self.header.unknown:
            message = _("“%(heading)s”这一列不认识，没有读。") % {"heading": self.header.headings[number]}
            self._flag(address(number_of_row, number), message, refuses=False)

    def _tell_about_blank_rows(self, previous: int, number: int) -> None:
        if number - previous > 1:
            cell = address(previous + 1, 1)
            reason = _("空行，共 %(rows)s 行") % {"rows": number - previous - 1}
            self.table.skipped.append(Skipped(self.sheet.name, cell, "", reason))

    def _take(self, row: Row) -> None:
        flags_before = len(self.table.flags)
        if row.hidden:
            self._flag(address(row.number, 1), _("这一行在表里是隐藏的，也读进来了。"), refuses=False)
        values = {column.key: self._value(column, number, row) for column, number in self.columns}
        filled = frozenset(key for key, number in self.header.columns.items() if number in row.filled)
        flags = self.table.flags[flags_before:]
        self.table.rows.append(TableRow(self.sheet.name, row.number, values, self.header.columns, filled, flags))

    def _value(self, column: Column, number: int, row: Row) -> Any:
        value = row.value(number)
        heading = self.header.headings[number]
        parsed = (
            _unreadable(value)
            if isinstance(value, Unreadable)
            else column.parse(Cell(value, row.number, number, heading, number in row.filled, self.context))
        )
        if parsed is None and column.required:
            parsed = wrong(_("“%(label)s”没有填。请补上。") % {"label": column.label})
        if not isinstance(parsed, Flagged):
            return parsed
        self._flag(address(row.number, number), parsed.message, refuses=parsed.refuses)
        return parsed.value

    def _flag(self, cell: str, message: str, *, refuses: bool) -> None:
        self.table.flags.append(Flag(self.sheet.name, cell, message, refuses))


def _unreadable(value: Unreadable) -> Flagged:
    if value.what == NO_RESULT:
        return wrong(_("这一格是公式，文件里没有存下它的结果。请用 Excel 或 WPS 打开并保存一次，或改填数值。"))
    return wrong(_("这一格是错误值 %(what)s。请改成实际内容。") % {"what": value.what})


def _titles_year(sheet: Sheet, header: Header) -> int | None:
    """The year in the title rows (2022年问题台账), else in the sheet's name; none if they name several."""
    titles = [str(value) for row in sheet.rows[: header.first] for value in row.cells if isinstance(value, str | int)]
    for words in (titles, [sheet.name]):
        years = {int(year) for title in words for year in YEAR.findall(title)}
        if len(years) == 1:
            return years.pop()
    return None
