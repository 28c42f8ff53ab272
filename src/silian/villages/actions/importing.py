"""A county's season from its spreadsheet: one line a village and pattern, all in one deed or none.

    村名 ⇥ 种养模式 ⇥ 面积（亩） ⇥ 栽插日期 [⇥ 收获日期 ⇥ 稻谷总产（公斤） ⇥ 增收（元）]

Columns are separated by tabs, as a spreadsheet gives them when it is copied, or by commas. Every fault names its cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from silian.kernel import journal, money
from silian.kernel.access import Actor, allow
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.fields import DayField
from silian.organisations.models import Unit
from silian.organisations.queries import ids_under
from silian.villages.actions._checking import mu
from silian.villages.actions.seasons import check_due_from
from silian.villages.models import Season, Village
from silian.villages.permissions import REPORT
from silian.villages.queries import baselines_on, is_below, villages_for
from silian.villages.sections import patterns_of, rules_of

MOST, TOLD = 3000, 5
HEAD = "村名"
COLUMNS = "ABCDEFG"


class Faulty(Refused):
    """A table that cannot be taken; the sentence names the cells at fault."""

    def __init__(self, faults: Sequence[str]) -> None:
        rest = _("另有 %d 处要改。") % (len(faults) - TOLD) if len(faults) > TOLD else ""
        told = "".join(faults[:TOLD]) + rest
        super().__init__(told, {"table": told})


@dataclass(frozen=True)
class Known:
    """What the cells may name: villages and patterns by their words, and what holds for the harvests."""

    villages: Mapping[str, Village]
    patterns: Mapping[str, str]
    baselines: Mapping[UUID, int]
    share: int
    check_due: date


@dataclass
class Line:
    """One line of the table, its cells by column, and what is wrong with them."""

    number: int
    cells: dict[str, str]
    faults: list[str]

    def wrong(self, column: str, sentence: str) -> None:
        self.faults.append(_("%(cell)s：%(fault)s。") % {"cell": f"{column}{self.number}", "fault": sentence})

    def named(self, column: str, known: Mapping[str, Any], sentence: str) -> Any:
        """What the cell names; None, and a fault, where nothing has that name."""
        found = known.get(self.cells[column])
        if found is None:
            self.wrong(column, sentence % self.cells[column])
        return found

    def day(self, column: str) -> date | None:
        day: date | None = None
        with suppress(ValidationError):
            day = DayField().clean(self.cells[column])
        if day is None or day > today():
            self.wrong(column, _("日期“%s”看不懂，或晚于今天") % self.cells[column])
        return day

    def area(self, column: str) -> Decimal | None:
        try:
            return mu(Decimal(self.cells[column]))
        except (Refused, InvalidOperation):
            self.wrong(column, _("面积“%s”不是亩数") % self.cells[column])
            return None

    def whole(self, column: str) -> int | None:
        text = self.cells[column].replace(",", "")
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self.wrong(column, _("“%s”不是整公斤数") % self.cells[column])
        return None

    def fen(self, column: str) -> int | None:
        try:
            return money.parse(self.cells[column])
        except Refused:
            self.wrong(column, _("“%s”不是金额") % self.cells[column])
            return None


@transaction.atomic
def import_seasons(place: Unit, table: str, *, by: Actor) -> list[Season]:
    """Enters the seasons of the villages below `place` from a pasted table."""
    allow(REPORT, place.county_id, by)
    lines = [line for line in _lines(table) if line.cells["A"] != HEAD]
    if not 0 < len(lines) <= MOST:
        raise Faulty([_("一次 1 到 %(most)d 行，这里有 %(n)d 行。") % {"most": MOST, "n": len(lines)}])
    known = _known(place, by)
    seasons = [season for line in lines if (season := _season(line, known))]
    faults = [fault for line in lines for fault in line.faults]
    if faults := [*faults, *_repeated(place.county_id, seasons)]:
        raise Faulty(faults)
    Season.objects.bulk_create(seasons, batch_size=500)
    after = {
        "seasons": len(seasons), "area": str(sum(season.area for season in seasons)), "digest": journal.digest(table),
    }  # fmt: skip
    journal.append(place.county_id, "villages.import_seasons", by=by, subject=journal.subject_of(place), after=after)
    return seasons


def _lines(table: str) -> Iterator[Line]:
    for number, line in enumerate(table.splitlines(), 1):
        if line.strip():
            cells = [cell.strip() for cell in line.replace("，", ",").split("\t" if "\t" in line else ",")]
            yield Line(number, dict(zip(COLUMNS, [*cells, *[""] * len(COLUMNS)], strict=False)), [])


def _known(place: Unit, by: Actor) -> Known:
    county, below = place.county_id, ids_under(place)
    villages = {row.unit.name: row for row in villages_for(by, county, REPORT) if row.unit_id in below}
    patterns = {title: name for name, title in patterns_of(county).items()}
    baselines = baselines_on(county, today().year, today())
    return Known(villages, patterns, baselines, rules_of(county).grain_share, check_due_from(county, today()))


def _season(line: Line, known: Known) -> Season | None:
    """The season of a line; None where something is wrong with it."""
    village = line.named("A", known.villages, _("没有村“%s”，或不归您填报"))
    pattern = line.named("B", known.patterns, _("没有种养模式“%s”"))
    area, planted = line.area("C"), line.day("D")
    harvested = any(line.cells[column] for column in "EFG")
    on, grain, side_fen = (line.day("E"), line.whole("F"), line.fen("G")) if harvested else (None, None, None)
    if on and planted and on < planted:
        line.wrong("E", _("收获早于栽插"))
    if line.faults or area is None or planted is None:
        return None
    season = Season(
        county_id=village.county_id, village=village, year=planted.year, pattern=pattern, area=area, planted_on=planted,
        harvested_on=on, grain=grain, side_fen=side_fen,
    )  # fmt: skip
    if grain is not None:
        season.baseline = known.baselines.get(village.unit_id)
        season.check_due = known.check_due if is_below(grain, area, season.baseline, known.share) else None
    return season


def _repeated(county: str, seasons: Sequence[Season]) -> Iterator[str]:
    """Lines that name the same village, year and pattern, here or in what is entered already."""
    years = {season.year for season in seasons}
    there = set(
        Season.objects.filter(county_id=county, year__in=years, plot="").values_list("village_id", "year", "pattern")
    )
    for season in seasons:
        key = (season.village_id, season.year, season.pattern)
        if key in there:
            yield _("%(village)s %(year)d 年的这种模式已经有了。") % {"village": season.village, "year": season.year}
        there.add(key)
