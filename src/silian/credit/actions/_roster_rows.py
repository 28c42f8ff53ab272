"""From the lines of a roster to borrowers: each cell is checked, and whatever is wrong is told with its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from silian.credit.actions._cells import Fault
from silian.credit.marks import checked_mark, checked_phone, digest_of, plain
from silian.credit.models import Borrower, EntityKind, Segment
from silian.kernel.errors import Refused
from silian.kernel.masking import mask_name
from silian.organisations.models import Placement, Unit, UnitKind

COLUMNS = ("name", "mark", "phone", "village", "kind", "related_to")


@dataclass(frozen=True)
class RosterRow:
    """One line of the table, as typed. `line` is its number there; the columns are A name, B ID number or credit code,
    C phone, D village (its name or code), E kind of entity, F the mark of whom it is a related party of 关联方."""

    line: int
    name: str
    mark: str
    phone: str = ""
    village: str = ""
    kind: str = ""
    related_to: str = ""

    def at(self, column: str) -> str:
        return f"{'ABCDEF'[COLUMNS.index(column)]}{self.line}"


@dataclass
class Table:
    """What the lines of one table are read against, and what was found wrong in them."""

    county: str
    segment: str
    on: date
    villages: Mapping[str, Unit]
    known: Mapping[str, Borrower]
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: RosterRow, column: str, sentence: str) -> None:
        self.faults.append(Fault(row.at(column), sentence))


def open_table(county: str, segment: str, on: date, rows: Sequence[RosterRow]) -> Table:
    """The table with the villages of the county and the borrowers that its lines name."""
    if segment not in Segment.values:
        raise Refused(_("类别应为农户、新型农业经营主体或村集体经济组织。"), {"segment": _("没有这个类别")})
    marks = {digest_of(county, mark) for row in rows for mark in (row.mark, row.related_to) if mark}
    known = {one.id_digest: one for one in Borrower.objects.filter(county_id=county, id_digest__in=marks)}
    table = Table(county, segment, on, villages_of(county), known)
    _tell_repeated(table, rows)
    return table


def villages_of(county: str) -> dict[str, Unit]:
    """The open villages by name and by code."""
    places = Placement.objects.filter(county_id=county, to_on=None, unit__kind=UnitKind.VILLAGE, unit__closed_on=None)
    found: dict[str, Unit] = {}
    for place in places.select_related("unit"):
        found |= {place.unit.name: place.unit, place.code: place.unit}
    return found


def _tell_repeated(table: Table, rows: Sequence[RosterRow]) -> None:
    first: dict[str, int] = {}
    for row in rows:
        if row.mark and (line := first.setdefault(plain(row.mark), row.line)) != row.line:
            table.blame(row, "mark", _("与第 %d 行的证件号码相同。") % line)


def borrower_of(table: Table, row: RosterRow) -> Borrower | None:
    """The borrower of a line; None where it stands on the roster already, or where the line is faulty."""
    before = len(table.faults)
    name, village = row.name.strip(), table.villages.get(row.village.strip())
    mark = _checked(table, row, "mark", lambda text: checked_mark(table.segment, text))
    phone = _checked(table, row, "phone", checked_phone)
    kind, related = _kind(table, row), _related(table, row)
    if not name:
        table.blame(row, "name", _("缺姓名或名称。"))
    if village is None:
        table.blame(row, "village", _("本县没有“%s”这个村；请写全名（如某某镇某某村）或区划代码。") % row.village)
    if len(table.faults) > before:
        return None
    digest = digest_of(table.county, mark)
    if digest in table.known:
        _same(table, row, table.known[digest])
        return None
    natural = table.segment == Segment.HOUSEHOLD
    return Borrower(
        county_id=table.county, segment=table.segment, name=mask_name(name) if natural else name,
        full_name=name if natural else "", id_number=mark, id_digest=digest, phone=phone,
        phone_digest=digest_of(table.county, phone), village=village, entity_kind=kind, related_party_of=related,
        from_on=table.on,
    )  # fmt: skip


def _checked(table: Table, row: RosterRow, column: str, check: Callable[[str], str]) -> str:
    try:
        return check(getattr(row, column))
    except Refused as refused:
        table.blame(row, column, str(refused))
        return ""


def _kind(table: Table, row: RosterRow) -> str:
    if table.segment != Segment.ENTITY:
        return ""
    labels = {str(label): value for value, label in EntityKind.choices}
    kind = labels.get(row.kind.strip(), row.kind.strip())
    if kind not in EntityKind.values:
        table.blame(row, "kind", _("主体类型应为：%s。") % "、".join(labels))
    return kind


def _related(table: Table, row: RosterRow) -> Borrower | None:
    if not row.related_to.strip():
        return None
    found = table.known.get(digest_of(table.county, row.related_to))
    if found is None:
        table.blame(row, "related_to", _("名册里没有这个证件号码的借款人，请先把它列入。"))
    return found


def _same(table: Table, row: RosterRow, known: Borrower) -> None:
    """Blames a line whose mark stands on the roster under another name or in another segment."""
    if known.segment != table.segment or (known.full_name or known.name) != row.name.strip():
        table.blame(row, "mark", _("这个证件号码已登记在另一个名称下，请核对。"))
