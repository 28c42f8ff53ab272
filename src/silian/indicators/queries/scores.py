"""A score sheet 计算单: what each line of a scheme comes to for one chain or unit, and why. No database.

A line that has no target, or whose figure has no value, is not scored: its weight is said on the sheet and left out, and
what the other lines scored is brought to 100 (÷ the weight that was scored × 100). So nobody gains or loses by a line that
could not be asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.utils.translation import gettext as _

from silian.indicators import scoring
from silian.indicators.catalogue import Entry
from silian.indicators.queries.figures import in_unit
from silian.indicators.queries.parts import ByPart
from silian.indicators.queries.progress import expected_share
from silian.indicators.sections import Scheme, Target
from silian.indicators.sections.scoring import Exempt, Extra, Line, Veto
from silian.kernel import rules
from silian.kernel.rules import Better, Rule
from silian.kernel.rules.values import Number
from silian.organisations.models import Unit


@dataclass(frozen=True)
class Member:
    """Who is scored: a chain or a unit; `office` answers for it and may appeal."""

    key: UUID
    name: str
    office: Unit | None
    group: str = ""
    exempt: Exempt | None = None


@dataclass(frozen=True)
class ScoredLine:
    """A line as it came out. `reached` and `given` are percents, before and after floor and cap; `aim` is what was asked for.

    `target` is the year's target behind `aim` where that is what was due by now. Without points, `why` says why.
    """

    line: Line
    entry: Entry
    value: Number | None
    target: Fraction | None = None
    aim: Fraction | None = None
    reached: Fraction | None = None
    given: Fraction | None = None
    points: Decimal | None = None
    why: str = ""


@dataclass(frozen=True)
class CountedExtra:
    """A bonus or penalty as it came out: how many records, and the points they give after the cap."""

    extra: Extra
    entry: Entry
    records: int
    points: Decimal

    @property
    def capped(self) -> bool:
        return self.extra.each * self.records > self.extra.cap


@dataclass(frozen=True)
class Barred:
    """A veto that bites, with the records that it names once they were asked for."""

    veto: Veto
    entry: Entry
    records: int
    lines: tuple[rules.Line, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """The whole score of one member. `total` is None where no line could be scored."""

    member: Member
    lines: tuple[ScoredLine, ...]
    bonuses: tuple[CountedExtra, ...]
    penalties: tuple[CountedExtra, ...]
    barred: tuple[Barred, ...]
    decimals: int

    @property
    def scored(self) -> Decimal:
        """The points of the lines together, out of the weight that was scored."""
        return sum((line.points for line in self.lines if line.points is not None), Decimal(0))

    @property
    def weight(self) -> Decimal:
        return sum((line.line.weight for line in self.lines if line.points is not None), Decimal(0))

    @property
    def left_out(self) -> Decimal:
        """The weight of the lines that could not be scored."""
        return sum((line.line.weight for line in self.lines), -self.weight)

    @property
    def out_of_full(self) -> Decimal | None:
        return scoring.out_of_full(self.scored, self.weight, self.decimals)

    @property
    def bonus(self) -> Decimal:
        return sum((each.points for each in self.bonuses), Decimal(0))

    @property
    def penalty(self) -> Decimal:
        return sum((each.points for each in self.penalties), Decimal(0))

    @property
    def total(self) -> Decimal | None:
        base = self.out_of_full
        return None if base is None else base + self.bonus - self.penalty


@dataclass(frozen=True)
class Reckoning:
    """What every sheet of a ranking is made from: the scheme, the indicators and targets by id, and all values."""

    scheme: Scheme
    as_of: date
    entries: Mapping[str, Entry]
    targets: Mapping[str, Target]
    values: ByPart

    def sheet(self, member: Member) -> Sheet:
        scheme = self.scheme
        return Sheet(
            member,
            tuple(self._line(line, member) for line in scheme.lines),
            tuple(self._extra(each, member) for each in scheme.bonuses),
            tuple(self._extra(each, member) for each in scheme.penalties),
            tuple(found for veto in scheme.vetoes if (found := self._barred(veto, member)).records),
            scheme.decimals,
        )

    def _value(self, entry: Entry, member: Member) -> rules.Value | None:
        """What the member's records come to; None where nothing here keeps such records."""
        rule = entry.definition
        return self.values[rule].get(member.key, rules.nothing(rule)) if isinstance(rule, Rule) else None

    def _line(self, line: Line, member: Member) -> ScoredLine:
        entry = self.entries[line.indicator]
        found = self._value(entry, member)
        rule = entry.definition
        value = in_unit(rule, found.value) if found and isinstance(rule, Rule) else None
        if found is None:
            return ScoredLine(line, entry, None, why=_("这类记录尚未建账"))
        if value is None:
            return ScoredLine(line, entry, None, why=_("没有应统计的记录，无数值"))
        return self._scored(line, entry, value, member)

    def _scored(self, line: Line, entry: Entry, value: Number, member: Member) -> ScoredLine:
        target, aim, why = self._asked(line, member)
        down = getattr(entry.definition, "better", None) is Better.DOWN
        if line.bands:
            reached = scoring.share_of_band(Fraction(value), line.bands)
            why = _("数值不在任何一档里")
        else:
            reached = None if aim is None else scoring.share_of_target(Fraction(value), aim, down=down)
            why = why or _("目标为 0，无法折算")
        if reached is None:
            return ScoredLine(line, entry, value, target, aim, why=why)
        given = scoring.within(reached, Fraction(line.floor), Fraction(line.cap)) if not line.bands else reached
        points = scoring.points(line.weight, given, self.scheme.decimals)
        return ScoredLine(line, entry, value, target, aim, reached, given, points)

    def _asked(self, line: Line, member: Member) -> tuple[Fraction | None, Fraction | None, str]:
        """The year's target, what is asked for by now, and why nothing is."""
        if line.aim is not None:
            return None, Fraction(line.aim), ""
        target = self.targets.get(line.target)
        if target is None or target.year != self.as_of.year:
            return None, None, _("今年没有下达目标")
        parts = target.by_chain if self.scheme.of == "chain" else target.by_unit
        if member.name not in parts:
            return None, None, _("没有分解到的目标")
        whole = Fraction(parts[member.name])
        share = expected_share(target, self.as_of) if line.due and target.steps else scoring.FULL
        if not share:
            return whole, None, _("序时尚未到第一个节点")
        return whole, whole * share / scoring.FULL, ""

    def _extra(self, extra: Extra, member: Member) -> CountedExtra:
        entry = self.entries[extra.indicator]
        found = self._value(entry, member)
        records = found.records if found else 0
        return CountedExtra(
            extra, entry, records, scoring.for_records(records, extra.each, extra.cap, self.scheme.decimals)
        )

    def _barred(self, veto: Veto, member: Member) -> Barred:
        entry = self.entries[veto.indicator]
        found = self._value(entry, member)
        return Barred(veto, entry, found.records if found else 0)
