"""What an import would do, before anything is done: what is new, what changes, what is there, what must be mended."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from silian.chains.actions import Change
from silian.chains.models import Edge, MapImport, Node, NodePlace
from silian.exchange.spreadsheets.tables import Flag, Skipped, Table, TableRow


@dataclass
class Line:
    """One row of the file and what it would do."""

    row: TableRow
    what: str
    is_new: bool


@dataclass
class Preview:
    """`made` are records that are not saved yet; `known` rows stand as they are; `bad` rows have a cell to mend.

    `before` is the import by which this very file came in, if it did and was not taken back: then nothing is new.
    """

    county: str
    kind: str
    digest: str
    made: list[Any] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    known: int = 0
    bad: int = 0
    refused: list[Flag] = field(default_factory=list)
    notes: list[Flag] = field(default_factory=list)
    left_out: list[Skipped] = field(default_factory=list)
    before: MapImport | None = None

    @property
    def created(self) -> int:
        return sum(line.is_new for line in self.lines)

    @property
    def updated(self) -> int:
        return len(self.lines) - self.created


@dataclass
class Draft:
    """A row on its way: what was flagged about it, and what would come of it."""

    source: TableRow
    flags: list[Flag] = field(default_factory=list)
    made: Node | Edge | NodePlace | None = None
    changes: list[Change] = field(default_factory=list)

    @property
    def values(self) -> dict[str, Any]:
        return self.source.values

    @property
    def refused(self) -> bool:
        return self.source.refused or any(flag.refuses for flag in self.flags)

    def flag(self, key: str, message: str, *, refuses: bool = True) -> None:
        self.flags.append(Flag(self.source.sheet, self.source.cell(key), message, refuses))


def tell(preview: Preview, tables: list[Table], drafts: list[Draft]) -> Preview:
    """Fills in the flags in the order of the file, and counts the rows."""
    flags = [flag for table in tables for flag in table.flags] + [flag for draft in drafts for flag in draft.flags]
    flags.sort(key=_place)
    preview.refused = [flag for flag in flags if flag.refuses]
    preview.notes = [flag for flag in flags if not flag.refuses]
    preview.left_out = [skipped for table in tables for skipped in table.skipped]
    preview.bad = sum(draft.refused for draft in drafts)
    return preview


def _place(flag: Flag) -> tuple[str, int, str]:
    letters = flag.cell.rstrip("0123456789")
    return flag.sheet, int(flag.cell[len(letters) :] or 0), letters
