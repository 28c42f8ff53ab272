"""What an import would do, before anything is done: what is new, what is there already, what must be mended, cell by cell."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from silian.exchange.columns import matter_columns
from silian.exchange.matters.drafts import Draft, drafts_of
from silian.exchange.matters.known import Known
from silian.exchange.matters.names import Names, Planned, name_of
from silian.exchange.spreadsheets.reader import Source
from silian.exchange.spreadsheets.tables import Flag, Skipped, Table, read_table
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.matters.kinds import kinds_of
from silian.matters.models import Batch
from silian.matters.permissions import IMPORT


@dataclass
class Wanted:
    """Something that the county does not have and the import would make, with the cells that name it."""

    planned: Planned[Any]
    cells: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.planned.kind

    @property
    def name(self) -> str:
        return self.planned.name

    @property
    def at(self) -> str:
        """The unit at which a person works."""
        return name_of(self.planned.at) if self.planned.at else ""


@dataclass
class Preview:
    """`fresh` would be created, `known` are in the ledger as they stand, `refused` and `notes` speak of single cells.

    `before` is the batch by which this very file came in, if it did: then nothing is new.
    """

    county: str
    digest: str
    fresh: list[Draft] = field(default_factory=list)
    bad: list[Draft] = field(default_factory=list)
    known: int = 0
    refused: list[Flag] = field(default_factory=list)
    notes: list[Flag] = field(default_factory=list)
    left_out: list[Skipped] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    before: Batch | None = None

    def of(self, kind: str) -> list[Wanted]:
        return [wanted for wanted in self.wanted if wanted.kind == kind]


def preview_matters(
    county: str, source: Source, *, by: Actor, mapping: Mapping[str, str] | None = None, create: bool = True
) -> Preview:
    """Reads a ledger and compares it with the county's; changes nothing. Refused for a file that cannot be read.

    `mapping` is heading → column key; `create` lets chains, lead units and people that are missing be planned.
    """
    allow(IMPORT, county, by)
    preview = Preview(county, digest_of(source))
    if not kinds_of(county):
        raise Refused(_("本县还没有启用专项，不知道有哪些事项类型。请先运行 silian programme apply。"))
    preview.before = Batch.objects.filter(county_id=county, digest=preview.digest, undone_at=None).first()
    if preview.before:
        preview.known = preview.before.matters.count()
        return preview
    columns = matter_columns(county)
    table = read_table(source, columns, mapping=mapping, year=today().year)
    drafts = drafts_of(table.rows, Names(county, by, create=create))
    _sort(preview, drafts, Known(county, drafts, columns))
    _tell(preview, table)
    return preview


def digest_of(source: Source) -> str:
    return hashlib.sha256(source.read_bytes() if isinstance(source, Path) else source).hexdigest()


def _sort(preview: Preview, drafts: list[Draft], known: Known) -> None:
    """What the ledger has already is known whatever became of its names since: a unit may be closed, a person gone."""
    for draft in drafts:
        if draft.row and not draft.source.refused and known.holds(draft):
            preview.known += 1
        elif draft.refused or draft.row is None:
            preview.bad.append(draft)
        else:
            preview.fresh.append(draft)


def _tell(preview: Preview, table: Table) -> None:
    of_rows = {id(flag) for row in table.rows for flag in row.flags}
    flags = [flag for flag in table.flags if id(flag) not in of_rows]
    flags += [flag for draft in (*preview.fresh, *preview.bad) for flag in draft.flags]
    flags.sort(key=_place)
    preview.refused = [flag for flag in flags if flag.refuses]
    preview.notes = [flag for flag in flags if not flag.refuses]
    preview.left_out = table.skipped
    wanted: dict[int, Wanted] = {}
    for draft in preview.fresh:
        for planned, cell in draft.planned:
            wanted.setdefault(id(planned), Wanted(planned)).cells.append(cell)
    preview.wanted = list(wanted.values())


def _place(flag: Flag) -> tuple[str, int, str]:
    """Sheet by sheet, row by row, as people go through a file."""
    letters = flag.cell.rstrip("0123456789")
    return flag.sheet, int(flag.cell[len(letters) :] or 0), letters
