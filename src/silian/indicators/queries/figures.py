"""Figures, counted now. One pass a fact, whatever the number of indicators."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from silian.indicators.catalogue import Entry, catalogue, entry_named
from silian.indicators.models import ExternalFigure
from silian.indicators.queries.extent import Extent
from silian.indicators.sections import Target, scale_of
from silian.kernel import rules
from silian.kernel.errors import Refused
from silian.kernel.rules.scope import CHAIN
from silian.kernel.rules.values import Number, plain
from silian.kernel.windows import DAY, Period, year_before


class Status(StrEnum):
    """Where a figure comes from, or why it has no value of its own."""

    KEPT = "kept"  # counted from records
    EXTERNAL = "external"  # entered with a source document, or set as a target by one
    NOT_KEPT = "not_kept"  # the room that would keep its records is not built yet
    WHOLE_ONLY = "whole_only"  # told of the whole county only, and asked for a part of it


@dataclass(frozen=True)
class Figure:
    """A figure as it stands at a cut-off. `value` is exact, in the indicator's own unit; None is "no value"."""

    entry: Entry
    value: Number | None
    period: Period | None = None
    records: int | None = None
    numerator: int | None = None
    denominator: int | None = None
    status: Status = Status.KEPT
    source: str = ""

    @property
    def id(self) -> str:
        return self.entry.id

    @property
    def name(self) -> str:
        return self.entry.name

    @property
    def unit(self) -> str:
        return str(getattr(self.entry.definition, "unit", self.entry.aims_in))


def figures(
    extent: Extent, as_of: date, programme: str | None = None, ids: Iterable[str] | None = None
) -> list[Figure]:
    """The figures of a programme, or of all in the county, at the end of the day `as_of`, in the order of the file."""
    wanted = None if ids is None else set(ids)
    entries = [e for e in catalogue(extent.county, as_of, programme) if wanted is None or e.id in wanted]
    return figures_of(entries, extent, as_of)


def figures_of(entries: Iterable[Entry], extent: Extent, as_of: date) -> list[Figure]:
    """The figures of these entries, in their order."""
    entries = list(entries)
    countable = [e.definition for e in entries if isinstance(e.definition, rules.Rule) and fits(e.definition, extent)]
    counted = rules.evaluate(countable, as_of, extent.scope(as_of))
    external = [e.id for e in entries if isinstance(e.definition, rules.External)]
    entered = _entered(extent.county, external, as_of) if external and extent.is_whole_county else {}
    return [_figure(entry, extent, as_of, counted, entered) for entry in entries]


def figure(extent: Extent, indicator: str, as_of: date) -> Figure:
    """One figure, counted now; NotFound if the county has no such indicator, Refused if it cannot be told of the extent."""
    [found] = figures_of([entry_named(extent.county, indicator, as_of)], extent, as_of)
    if found.status is Status.WHOLE_ONLY:
        raise Refused(_("“%s”只统计到全县，不能按这个单位或产业链统计。") % found.name)
    return found


def a_year_before(shown: Iterable[Figure], extent: Extent, as_of: date) -> dict[str, Figure]:
    """同比: by id, the same figures over the same windows one year earlier; external ones where both periods were entered."""
    shown = list(shown)
    shifted: list[Entry] = []
    cutoff = as_of
    for entry in (figure.entry for figure in shown if figure.status is Status.KEPT):
        if isinstance(entry.definition, rules.Rule):
            window, cutoff = entry.definition.window.a_year_before(as_of)
            shifted.append(replace(entry, definition=replace(entry.definition, window=window)))
    entered = _entered_a_year_before(extent.county, shown)
    return {**{figure.id: figure for figure in figures_of(shifted, extent, cutoff)}, **entered}


def _entered_a_year_before(county: str, shown: Iterable[Figure]) -> dict[str, Figure]:
    """The external figures of the same period last year: to the same end of a quarter."""
    wanted = {
        figure.id: (figure.entry, year_before(figure.period.before - DAY))
        for figure in shown
        if isinstance(figure.entry.definition, rules.External) and figure.value is not None and figure.period
    }
    if not wanted:
        return {}
    rows = ExternalFigure.objects.filter(county_id=county, indicator__in=wanted, replaced_by=None)
    return {
        row.indicator: _external(wanted[row.indicator][0], row)
        for row in rows.filter(until__in={day for _entry, day in wanted.values()}).order_by("id")
        if row.until == wanted[row.indicator][1]
    }


def fits(rule: rules.Rule, extent: Extent) -> bool:
    """Whether the rule can be asked about this extent: its rows must be credited to units, or to chains."""
    by_unit = extent.unit is None or rule.credit is not None
    return by_unit and (extent.chain is None or CHAIN in rule.fact.credit)


def _figure(
    entry: Entry, extent: Extent, as_of: date, counted: Mapping[rules.Rule, rules.Value],
    entered: Mapping[str, ExternalFigure],
) -> Figure:  # fmt: skip
    match entry.definition:
        case rules.NotKept():
            return Figure(entry, None, status=Status.NOT_KEPT)
        case rules.Rule() as rule if rule in counted:
            found = counted[rule]
            return Figure(
                entry, in_unit(rule, found.value), rule.window.period(as_of), found.records, found.numerator,
                found.denominator,
            )  # fmt: skip
        case Target() as target if extent.is_whole_county:
            year = Period(date(target.year, 1, 1), date(target.year + 1, 1, 1))
            return Figure(entry, number_of(target.value), year, status=Status.EXTERNAL, source=target.document)
        case rules.External() if extent.is_whole_county:
            return _external(entry, entered.get(entry.id))
    return Figure(entry, None, status=Status.WHOLE_ONLY)


def _external(entry: Entry, row: ExternalFigure | None) -> Figure:
    if row is None:
        return Figure(entry, None, status=Status.EXTERNAL)
    period = Period(date(row.until.year, 1, 1), row.until + DAY)
    return Figure(entry, number_of(row.value), period, status=Status.EXTERNAL, source=row.document)


def _entered(county: str, indicators: Iterable[str], as_of: date) -> dict[str, ExternalFigure]:
    """The newest entry of each indicator for the cut-off's own year; an entry that a later one replaced is not used."""
    held = ExternalFigure.objects.filter(
        county_id=county, indicator__in=list(indicators), replaced_by=None, until__lte=as_of, until__year=as_of.year
    )
    return {row.indicator: row for row in held.order_by("until", "id")}


def number_of(value: Any) -> Number:
    """A decimal from a file or a column as a figure's number, without trailing zeros."""
    number: Number = plain(value)
    return number


def in_unit(rule: rules.Rule, value: Number | None) -> Number | None:
    """The value in the unit that the indicator names, exactly: fen are brought into 元, 万元 or 亿元, mu into 万亩."""
    scale = scale_of(rule)
    return value if value is None or scale == 1 else Fraction(value) / scale
