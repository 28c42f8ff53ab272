"""CSV files as people send them, plain or gzipped, UTF-8 or GB18030. What cannot be read is refused with a sentence."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from silian.chains.analysis.reading.defects import Defects
from silian.chains.analysis.sentences import gettext_noop as _
from silian.chains.analysis.sentences import refused

LARGEST = 512 * 1024 * 1024  # bytes, after unpacking
LONGEST_CELL = 131_072


@dataclass(frozen=True)
class Row:
    """One line of a table; `cells` by the name that was asked for."""

    line: int
    cells: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True)
class Table:
    file: str
    header: tuple[str, ...]
    lines: Sequence[tuple[int, list[str]]]

    def rows(self, columns: Mapping[str, Sequence[str]], optional: Sequence[str], defects: Defects) -> Iterator[Row]:
        """The rows with these columns, each under any of its headings; a row with more or fewer cells is told, not used."""
        places = self._places(columns, optional)
        for line, cells in self.lines:
            if len(cells) != len(self.header):
                defects.add("short_row", self.file, line, f"有 {len(cells)} 列，表头有 {len(self.header)} 列")
                continue
            yield Row(line, {name: cells[at].strip() for name, at in places.items()})

    def _places(self, columns: Mapping[str, Sequence[str]], optional: Sequence[str]) -> dict[str, int]:
        at = {heading.strip().casefold(): place for place, heading in reversed(list(enumerate(self.header)))}
        places = {}
        for name, headings in columns.items():
            found = [at[heading.casefold()] for heading in headings if heading.casefold() in at]
            if found:
                places[name] = found[0]
            elif name not in optional:
                there = "、".join(self.header)[:200] or "空"
                raise refused(
                    _("%(file)s 缺少“%(column)s”一列，表头现为：%(there)s。请补上这一列。"),
                    file=self.file, column=headings[0], there=there,
                )  # fmt: skip
        return places


def read_table(path: Path) -> Table:
    """Header and lines of a CSV; blank lines are passed over."""
    return table_of(path.name, text_of(path))


def table_in(folder: Path, name: str) -> Table | None:
    """The table of this name, .csv or .csv.gz; None where there is none."""
    for suffix in (".csv", ".csv.gz"):
        if (folder / f"{name}{suffix}").is_file():
            return read_table(folder / f"{name}{suffix}")
    return None


def needed_table(folder: Path, name: str) -> Table:
    """The same; refused with its name where there is none."""
    if not folder.is_dir():
        raise refused(_("没有文件夹 %(folder)s。请核对路径。"), folder=folder)
    table = table_in(folder, name)
    if table is None:
        raise refused(
            _("文件夹 %(folder)s 里没有 %(name)s.csv 或 %(name)s.csv.gz。请补上这个文件。"),
            folder=folder.name,
            name=name,
        )
    return table


def text_of(path: Path) -> str:
    """The text of a file, unpacked and decoded."""
    if not path.is_file():
        raise refused(_("没有文件 %(file)s。请核对路径。"), file=path)
    data = _unpacked(path)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refused(_("%(file)s 不是文本文件（UTF-8 或 GB18030）。请另存为 CSV UTF-8。"), file=path.name)


def table_of(file: str, text: str) -> Table:
    """The same from text that is at hand."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((reader.line_num, cells))
    except csv.Error as error:
        line = reader.line_num
        raise refused(
            _("%(file)s 第 %(line)d 行读不下去（%(error)s）。请核对引号和换行。"), file=file, line=line, error=error
        ) from None
    if not lines:
        raise refused(_("%(file)s 是空的。请核对文件。"), file=file)
    return Table(file, tuple(cell.strip() for cell in lines[0][1]), lines[1:])


def number(text: str) -> float | None:
    """A finite number as written, thousands and percent signs allowed; None if it is not one."""
    plain = text.replace(",", "").replace("，", "").strip()
    try:
        value = float(plain.removesuffix("%")) / (100 if plain.endswith("%") else 1)
    except (ValueError, OverflowError):
        return None
    return value if abs(value) < float("inf") else None


def _unpacked(path: Path) -> bytes:
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            data = bytes(file.read(LARGEST + 1))
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise refused(_("%(file)s 不是完好的 gzip 文件。请重新下载或解压后再用。"), file=path.name) from None
    if len(data) > LARGEST:
        most = LARGEST // 1024 // 1024
        raise refused(_("%(file)s 太大（解压后超过 %(most)d MB）。请分成几份。"), file=path.name, most=most)
    return data
