"""Figures and the records behind them. One pass a fact, whatever the number of indicators."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from silian.indicators.catalogue import Entry, catalogue, entry_named
from silian.indicators.models import ExternalFigure
from silian.indicators.sections import Target
from silian.kernel import rules
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.facts import Type
from silian.kernel.money import FEN
from silian.kernel.rules.values import Number, plain
from silian.kernel.windows import DAY, Period
from silian.organisations.models import Unit
from silian.organisations.queries import ids_under, parents_on


@dataclass(frozen=True)
class Figure:
    """A figure as it stands at a cut-off. `value` is exact, in the indicator's own unit; None is "no value".

    `status` is kept, external (entered with a source document) or not_kept (its room is not built yet).
    """

    entry: Entry
    value: Number | None
    period: Period | None = None
    records: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    status: str = "kept"
    source: str = ""

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def unit(self) -> str:
        return str(getattr(self.entry.definition, "unit", ""))


@dataclass(frozen=True)
class Extent:
    """What a figure speaks of: a county, and in it perhaps a unit with all below it (or alone), or a chain."""

    county: str
    unit: Unit | None = None
    own: bool = False
    chain: UUID | None = None

    def scope(self, as_of: date, by: Actor | None = None) -> rules.Scope:
        units = None if self.unit is None else [self.unit.pk] if self.own else ids_under(self.unit, as_of)
        return rules.Scope(counties=[self.county], by=by, units=units, chains=[self.chain] if self.chain else None)


def figures(extent: Extent, as_of: date, programme: str | None = None, ids: Iterable[str] | None = None) -> list[Figure]:
    """The figures of a programme, or of all in the county, at the end of the day `as_of`, in the order of the file."""
    wanted = None if ids is None else set(ids)
    entries = [e for e in catalogue(extent.county, as_of, programme) if wanted is None or e.id in wanted]
    countable = {e.definition: e for e in entries if isinstance(e.definition, rules.Rule) and _fits(e.definition, extent)}
    values = rules.evaluate(list(countable), as_of, extent.scope(as_of))
    return [_figure(entry, extent, as_of, values) for entry in entries if entry.definition in values or _is_whole(entry)]


def figure(extent: Extent, indicator: str, as_of: date) -> Figure:
    """One figure, counted now; NotFound if the county has no such indicator."""
    entry = entry_named(extent.county, indicator, as_of)
    found = figures(extent, as_of, entry.programme, [indicator])
    if not found:
        raise Refused(f"“{entry.name}”不能按这个单位或产业链统计。")
    return found[0]


def _fits(rule: rules.Rule, extent: Extent) -> bool:
    by_unit = extent.unit is None or rule.credit is not None
    return by_unit and (extent.chain is None or "chain" in rule.fact.credit)


def _is_whole(entry: Entry) -> bool:
    return not isinstance(entry.definition, rules.Rule)


def _figure(entry: Entry, extent: Extent, as_of: date, values: dict[rules.Rule, rules.Value]) -> Figure:
    match entry.definition:
        case rules.Rule() as rule:
            found = values[rule]
            return Figure(
                entry, in_unit(rule, found.value), rule.window.period(as_of), found.records, found.numerator,
                found.denominator,
            )  # fmt: skip
        case Target() as target:
            year = Period(date(target.year, 1, 1), date(target.year + 1, 1, 1))
            return Figure(entry, number_of(target.value), year, status="external", source=target.document)
        case rules.External():
            return _external(entry, extent, as_of)
    return Figure(entry, None, status="not_kept")


def _external(entry: Entry, extent: Extent, as_of: date) -> Figure:
    held = ExternalFigure.objects.filter(
        county_id=extent.county, indicator=entry.id, until__lte=as_of, replaced_by=None, until__year=as_of.year
    )
    row = held.order_by("-until", "-id").first()
    if row is None or extent.unit or extent.chain:
        return Figure(entry, None, status="external")
    period = Period(date(row.until.year, 1, 1), row.until + DAY)
    return Figure(entry, number_of(row.value), period, status="external", source=row.document)


def number_of(value: Any) -> Number:
    """A decimal from a file or a column as a figure's number, without trailing zeros."""
    number: Number = plain(value)
    return number


def in_unit(rule: rules.Rule, value: Number | None) -> Number | None:
    """The value in the unit that the indicator names: fen are brought into 元, 万元 or 亿元, exactly."""
    if value is None or not is_money(rule):
        return value
    return Fraction(value) / FEN[rule.unit]  # type: ignore[index]


def is_money(rule: rules.Rule) -> bool:
    return bool(rule.what and rule.fact.fields[rule.what].type is Type.MONEY)


def a_year_before(shown: Figure, extent: Extent, as_of: date) -> Figure | None:
    """同比: the same figure over the same window one year earlier; None for what is not counted here."""
    rule = shown.entry.definition
    if not isinstance(rule, rules.Rule):
        return None
    window, cutoff = rule.window.a_year_before(as_of)
    earlier = replace(rule, window=window)
    values = rules.evaluate([earlier], cutoff, extent.scope(cutoff))
    return _figure(replace(shown.entry, definition=earlier), extent, cutoff, values)


def record_rows(
    extent: Extent, indicator: str, as_of: date, *, by: Actor | None, numerator: bool = False
) -> tuple[rules.Rule, QuerySet[Any]]:
    """The rule and the rows behind a figure, as far as this reader may see them (`by=None`: all of them)."""
    rule = entry_named(extent.county, indicator, as_of).definition
    if not isinstance(rule, rules.Rule):
        raise Refused("这个数不是从记录统计出来的，没有构成记录。")
    part = rules.Part.NUMERATOR if numerator else rules.Part.DENOMINATOR
    return rule, rules.records(rule, as_of, extent.scope(as_of, by), part)


def record_list(
    extent: Extent, indicator: str, as_of: date, *, by: Actor | None, numerator: bool = False
) -> list[rules.Line]:
    """The records behind a figure; their length, sum or groups give the figure."""
    rule, rows = record_rows(extent, indicator, as_of, by=by, numerator=numerator)
    return list(rules.lines(rule, rows))


@dataclass(frozen=True)
class UnitFigure:
    """A unit's own figure and the one with everything below it: two columns, never mixed."""

    unit: Unit
    own: Number | None
    with_descendants: Number | None


def by_unit(extent: Extent, indicator: str, as_of: date, *, present_tree: bool = False) -> list[UnitFigure]:
    """The figure of each unit with records, and of all units above it, by the tree at the cut-off (当时口径).

    `present_tree` rolls up by today's tree instead (可比口径). Ratios roll up as sum by sum, distinct things as a union.
    """
    rule = entry_named(extent.county, indicator, as_of).definition
    if not isinstance(rule, rules.Rule) or rule.credit is None:
        raise Refused("这个指标没有归口单位，不能按单位列出。")
    parents = parents_on(extent.county, today() if present_tree else as_of)
    own = {k: v for k, v in rules.evaluate_by([rule], as_of, "credit", extent.scope(as_of))[rule].items() if k}
    gathered = _gathered(own, parents)
    units = Unit.objects.in_bulk(list(gathered))
    whole = {key: _together(rule, extent, as_of, keys, own) for key, keys in gathered.items()}
    rows = [UnitFigure(units[k], _shown(rule, own.get(k)), _shown(rule, whole[k])) for k in gathered if k in units]
    return sorted(rows, key=lambda row: row.unit.name)


def _gathered(own: dict[Any, rules.Value], parents: dict[UUID, UUID | None]) -> dict[Any, set[Any]]:
    """For each unit with records, and each above it, the keys that make up its figure."""
    below: dict[Any, set[Any]] = {}
    for key in own:
        above, seen = key, set()
        while above is not None and above not in seen:
            below.setdefault(above, set()).add(key)
            seen.add(above)
            above = parents.get(above)
    return below


def _together(rule: rules.Rule, extent: Extent, as_of: date, keys: set[Any], own: dict[Any, rules.Value]) -> rules.Value:
    if rules.additive(rule):
        return rules.roll_up(rule, [own[k] for k in keys])
    scope = replace(extent.scope(as_of), units=list(keys))
    return rules.evaluate([rule], as_of, scope)[rule]


def _shown(rule: rules.Rule, value: rules.Value | None) -> Number | None:
    return in_unit(rule, value.value) if value else None


def definition_text(entry: Entry) -> str:
    """口径说明 of an entry, made from the rule itself."""
    if isinstance(entry.definition, Target):
        return f"{entry.definition.year} 年目标，依据：{entry.definition.document}。"
    return rules.describe(entry.definition)


def counting(kind: str, record: Any, county: str, as_of: date) -> list[Entry]:
    """Reverse trace 反查: the indicators that count this record at the cut-off."""
    found = []
    for entry in catalogue(county, as_of):
        rule = entry.definition
        if isinstance(rule, rules.Rule) and rule.fact.listing.kind == kind:
            rows = rules.records(rule, as_of, rules.Scope(counties=[county]))
            if rows.filter(Q(**{rule.fact.listing.id: record})).exists():
                found.append(entry)
    return found
