"""Reference tables from files: the industry classification (GB/T 4754), division codes, and enterprises by region."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.actions import load_classification, load_regions
from silian.chains.permissions import MANAGE
from silian.exchange.maps.columns import class_columns, division_columns, region_columns
from silian.exchange.maps.importing import Brought
from silian.exchange.maps.preview import Draft, Line, Preview, tell
from silian.exchange.matters.preview import digest_of
from silian.exchange.spreadsheets import limits
from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.refusals import refusal
from silian.exchange.spreadsheets.tables import Skipped, Table, TableRow, read_table
from silian.kernel.access import Actor, allow
from silian.kernel.errors import Refused
from silian.organisations.actions import open_unit
from silian.organisations.models import County, Placement, Unit, UnitKind
from silian.organisations.queries import root_of

CLASS_CODE = re.compile(r"[A-T]|\d{2,4}")
TOWN, VILLAGE = 9, 12  # digits of a division's code; a county's has 6


def classification(county: str, path: Path, *, by: Actor, accept_valid: bool, look: bool) -> tuple[Preview, Brought]:
    """Enters the classes of a file. `look` changes nothing."""
    preview, table = _read(county, "classification", path, class_columns(), by)
    drafts = [Draft(row) for row in table.rows]
    names: dict[str, str] = {}
    for draft in drafts:
        code = "" if draft.source.refused else str(draft.values["code"]).strip().upper()
        if draft.source.refused:
            continue
        if not CLASS_CODE.fullmatch(code):
            draft.flag("code", _("“%s”不是行业代码：门类一个字母，大类、中类、小类两到四位数字。") % code)
        elif code in names:
            draft.flag("code", _("代码 %s 重复，请只留一行。") % code)
        else:
            names[code] = draft.values["name"]
            preview.lines.append(Line(draft.source, f"{code} {draft.values['name']}", True))
    tell(preview, [table], drafts)
    if look or (preview.refused and not accept_valid):
        return preview, Brought(len(names) if look else 0, refused=preview.refused)
    fresh, renamed = load_classification(county, names, source=path.name, by=by)
    return preview, Brought(fresh, renamed, len(names) - fresh - renamed, preview.refused)


def regions(
    county: str, path: Path, *, by: Actor, accept_valid: bool, look: bool, home: str = ""
) -> tuple[Preview, Brought]:
    """Keeps a table of regions, classes and enterprises, this county among them by its name or code, or as `home`."""
    preview, table = _read(county, "regions", path, region_columns(), by)
    drafts = [Draft(row) for row in table.rows]
    cells: dict[tuple[str, str], int] = {}
    for draft in drafts:
        if draft.source.refused:
            continue
        key, count = (draft.values["place"], draft.values["industry"]), draft.values["enterprises"]
        if count < 0:
            draft.flag("enterprises", _("企业数不能是负数。"))
        elif key in cells:
            draft.flag("place", _("“%(place)s”的“%(name)s”写了两次，请只留一行。") % {"place": key[0], "name": key[1]})
        else:
            cells[key] = count
            preview.lines.append(Line(draft.source, "，".join((*key, str(count))), True))
    tell(preview, [table], drafts)
    named = County.objects.get(pk=county)
    places = {place for place, _name in cells}
    own = home or next((name for name in (named.name, named.code) if name in places), named.name)
    if look or (preview.refused and not accept_valid):
        return preview, Brought(len(cells) if look else 0, refused=preview.refused)
    rows = [(place, name, count) for (place, name), count in cells.items()]
    load_regions(county, rows, home=own, source=path.name, digest=preview.digest, by=by)
    return preview, Brought(len(cells), refused=preview.refused)


@transaction.atomic
def divisions(county: str, path: Path, *, by: Actor, accept_valid: bool, look: bool) -> tuple[Preview, Brought]:
    """Opens the county's townships and villages by their codes; those of other counties are counted and passed over."""
    preview, table = _read(county, "divisions", path, division_columns(), by)
    drafts = [Draft(row) for row in table.rows if not row.refused and str(row.values["code"]).startswith(county)]
    standing = dict(Placement.objects.filter(county_id=county, to_on=None).values_list("code", "unit"))
    named = set(Unit.objects.filter(county_id=county, closed_on=None).values_list("name", flat=True))
    wanted: dict[str, TableRow] = {}
    for draft in drafts:
        code, name = str(draft.values["code"]), draft.values["name"]
        if code in standing or code == county:
            preview.known += 1
        elif not re.fullmatch(rf"\d{{{TOWN}}}|\d{{{VILLAGE}}}", code):
            draft.flag("code", _("“%s”不是区划代码：乡镇 9 位，村 12 位数字。") % code)
        elif code in wanted:
            draft.flag("code", _("代码 %s 重复，请只留一行。") % code)
        elif name in named:
            draft.flag("name", _("本县已有名为“%s”的单位，请先给它补上代码，或改名。") % name)
        else:
            wanted[code] = draft.source
            named.add(name)
            preview.lines.append(Line(draft.source, f"{code} {name}", True))
    tell(preview, [table], drafts)
    preview.left_out += _elsewhere(table, county)
    if look or (preview.refused and not accept_valid):
        return preview, Brought(len(wanted) if look else 0, skipped=preview.known, refused=preview.refused)
    for code in sorted(wanted, key=lambda code: (len(code), code)):
        standing[code] = _open(county, code, wanted[code].values["name"], standing, by).pk
    return preview, Brought(len(wanted), skipped=preview.known, refused=preview.refused)


def _elsewhere(table: Table, county: str) -> list[Skipped]:
    rows = [row for row in table.rows if not row.refused and not str(row.values["code"]).startswith(county)]
    reason = _("不是本县的，%d 行") % len(rows)
    return [Skipped(row.sheet, row.cell("code"), str(row.values["name"]), reason) for row in rows[:1]]


def _open(county: str, code: str, name: str, standing: dict[str, UUID], by: Actor) -> Unit:
    """Below its township, or below the county where that is not in the tree."""
    above = standing.get(code[:TOWN]) if len(code) == VILLAGE else None
    root = root_of(county)
    parent = Unit.objects.get(pk=above) if above else root
    kind = UnitKind.VILLAGE if len(code) == VILLAGE else UnitKind.TOWNSHIP
    return open_unit(county, kind, name, by=by, on=root.opened_on, parent=parent, code=code)


def _read(county: str, kind: str, path: Path, columns: Sequence[Column], by: Actor) -> tuple[Preview, Table]:
    allow(MANAGE, county, by)
    content = _content(path)
    return Preview(county, kind, digest_of(content)), read_table(content, columns)


def _content(path: Path) -> bytes:
    """The bytes of a file, unpacked where it is gzipped."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            content = bytes(file.read(limits.FILE_BYTES + 1))
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Refused(_("%s 不是完好的 gzip 文件。请重新下载或解压后再用。") % path.name) from None
    if len(content) > limits.FILE_BYTES:
        raise refusal("file_size", {"limit": limits.FILE_BYTES // limits.MB})
    return content
