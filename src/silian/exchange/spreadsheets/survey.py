"""Counts a workbook's cells in its raw XML, before a reader lays them out in memory, and notes what that reader forgets.

python-calamine gives no hidden rows, and an empty cell for an error or for a formula that has no stored result.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from . import limits
from .guard import Hostile
from .sheets import NO_RESULT, column_number

CHUNK = 1 << 20
LONGEST_CELL_START = 1 << 16
PROLOG = 1 << 16
LONGEST_INDEX = 1 << 20
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

FAR_CELL = re.compile(
    rb"""r=["']((?:[A-Z]{3}|I[W-Z]|[J-Z][A-Z])\d+|[A-Z]{1,2}\d{6,})["'][^<>]{0,200}>\s*<(?:\w+:)?(?:v|is|f)\b"""
)
"""A filled cell beyond column IV or row 99,999. Empty but formatted ones are common and harmless."""
ADDRESS = re.compile(rb"""r=["']([A-Z]{1,3})(\d{1,7})["']""")
ERROR_CELL = re.compile(rb"""\bt=["']e["'][^<>]{0,200}>(?:<f[^<>]{0,200}>[^<]{0,8000}</f>)?<v>([^<]{0,20})</v>""")
EMPTY_FORMULA = re.compile(rb"</f>(?:<v></v>|<v/>)?</c>")
HIDDEN_ROW = re.compile(rb"""<row\b([^<>]{0,300}?\bhidden=["'](?:1|true)["'][^<>]{0,300})>""")
ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,7})["']""")


@dataclass
class SheetNotes:
    cells: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Row and column, from 1, to what stands there instead of a value."""


@dataclass
class Survey:
    sheets: dict[str, SheetNotes]
    epoch1904: bool


def survey(archive: zipfile.ZipFile) -> Survey:
    """Refuses outside entities and too many or too distant cells; answers with notes by sheet name."""
    for name in archive.namelist():
        if name.endswith((".xml", ".rels")):
            _refuse_declarations(archive, name)
    workbook = _index(archive, "xl/workbook.xml")
    properties = workbook.find(f"{MAIN}workbookPr")
    targets = _targets(archive)
    total = 0
    sheets = {}
    for sheet in workbook.iter(f"{MAIN}sheet"):
        part = targets.get(sheet.get(RELATION, ""), "")
        if part in archive.namelist():
            notes = sheets[sheet.get("name", "")] = _survey_sheet(archive, part)
            total += notes.cells
            if total > limits.CELLS:
                raise Hostile("cells", limit=limits.CELLS)
    return Survey(sheets, properties is not None and properties.get("date1904") in {"1", "true"})


def _refuse_declarations(archive: zipfile.ZipFile, name: str) -> None:
    """Entities can only be declared at the head of a part; the reader itself never resolves any."""
    with archive.open(name) as part:
        prolog = part.read(PROLOG)
    if b"<!DOCTYPE" in prolog or b"<!ENTITY" in prolog:
        raise Hostile("entities")


def _index(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    """A small part that lists others."""
    if archive.getinfo(name).file_size > LONGEST_INDEX:
        raise Hostile("damaged")
    content = archive.read(name)
    if b"<!DOCTYPE" in content:
        raise Hostile("entities")
    return ElementTree.fromstring(content)  # noqa: S314 — no declaration, no entity


def _targets(archive: zipfile.ZipFile) -> dict[str, str]:
    """Relation id to the name of a part."""
    relations = _index(archive, "xl/_rels/workbook.xml.rels")
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/xl", relation.get("Target", ""))).lstrip("/")
        for relation in relations
    }


def _survey_sheet(archive: zipfile.ZipFile, part: str) -> SheetNotes:
    notes = SheetNotes()
    for text in _whole_cells(archive, part):
        notes.cells += text.count(b"<v>") + text.count(b"<is>")
        if notes.cells > limits.CELLS:
            raise Hostile("cells", limit=limits.CELLS)
        _refuse_far_cells(text)
        _note(text, notes)
    return notes


def _whole_cells(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The part in pieces that end where a cell begins, so that no cell is cut in two."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(CHUNK):
            text = rest + chunk
            cut = text.rfind(b"<c")
            if cut <= 0 or len(text) - cut > LONGEST_CELL_START:
                cut = len(text)
            yield text[:cut]
            rest = text[cut:]
    yield rest


def _refuse_far_cells(text: bytes) -> None:
    for found in FAR_CELL.finditer(text):
        address = found[1].decode()
        column = column_number(address.rstrip("0123456789"))
        row = int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        if column > limits.COLUMNS or row > limits.ROWS:
            raise Hostile("far_cell", cell=address, rows=limits.ROWS, columns=limits.COLUMNS)


def _note(text: bytes, notes: SheetNotes) -> None:
    for found in HIDDEN_ROW.finditer(text):
        if number := ROW_NUMBER.search(found[1]):
            notes.hidden_rows.append(int(number[1]))
    for found in ERROR_CELL.finditer(text):
        _note_error(text, found.start(), found[1].decode("ascii", "replace"), notes)
    for found in EMPTY_FORMULA.finditer(text):
        _note_error(text, found.start(), NO_RESULT, notes)


def _note_error(text: bytes, inside: int, what: str, notes: SheetNotes) -> None:
    """Notes the cell that begins before `inside`; a formula whose stored result is the empty text has nothing wrong."""
    start = max(text.rfind(b"<c", 0, inside), 0)
    address = ADDRESS.search(text, start, inside)
    empty_text = what == NO_RESULT and b't="str"' in text[start:inside]
    if address and not empty_text:
        notes.errors[int(address[2]), column_number(address[1].decode())] = what
