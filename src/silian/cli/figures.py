"""`silian figures PROGRAMME --as-of DATE`: the figures of a programme, counted now."""

from __future__ import annotations

import argparse
from datetime import date
from fractions import Fraction
from typing import Any

from silian.cli.answers import add_county, add_json, day, say, say_json, the_county
from silian.indicators.presentation import decimal, number, shown
from silian.indicators.queries import Extent, Figure, by_chain, by_unit, figures, is_money
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.money import FEN
from silian.kernel.rules import Rule
from silian.organisations.queries import unit_by_code

NAME = "figures"
HELP = "列出一个专项的指标数"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("programme", metavar="PROGRAMME", help="专项，如 four-chains")
    parser.add_argument("--as-of", type=day, help="统计截止日，默认今天")
    parser.add_argument("--unit", metavar="CODE", help="只统计这个单位及其下级")
    parser.add_argument("--by", metavar="unit|chain", choices=["unit", "chain"], help="按单位或产业链分列")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    county = the_county(options, options.programme).code
    as_of = options.as_of or today()
    unit = unit_by_code(county, options.unit, as_of) if options.unit else None
    extent = Extent(county, unit=unit)
    rows = [row_of(f) for f in figures(extent, as_of, options.programme)]
    if options.by:
        rows = [{**row, "by": _split(extent, row["id"], as_of, options.by)} for row in rows]
    if options.json:
        say_json(rows)
        return 0
    for row in rows:
        say(f"{row['name']}\t{row['shown']} {row['unit']}")
        for part in row.get("by", ()):
            say("\t" + "\t".join("—" if value is None else number_of(value) for value in part.values()))
    return 0


def number_of(value: Any) -> str:
    return value if isinstance(value, str) else number(value)


def row_of(figure: Figure) -> dict[str, Any]:
    """A figure as the contract writes it: money in yuan as a decimal string, `before` exclusive."""
    return {
        "id": figure.id, "name": figure.name, "value": value_of(figure), "unit": figure.unit,
        "numerator": figure.numerator, "denominator": figure.denominator,
        "from": figure.period and figure.period.start, "before": figure.period and figure.period.before,
        "records": figure.records, "external": figure.status == "external", "kept": figure.status != "not_kept",
        "shown": shown(figure),
    }  # fmt: skip


def value_of(figure: Figure) -> Any:
    rule = figure.entry.definition
    if figure.value is not None and isinstance(rule, Rule) and is_money(rule):
        return str(decimal(Fraction(figure.value) * FEN[rule.unit] / 100, 2))  # type: ignore[index]
    return figure.value


def _split(extent: Extent, indicator: str, as_of: date, by: str) -> list[dict[str, Any]]:
    """The figure of each unit or chain with records; none where the indicator cannot be split so."""
    try:
        if by == "chain":
            return [{"chain": row.name, "value": row.value} for row in by_chain(extent, indicator, as_of)]
        units = by_unit(extent, indicator, as_of)
    except Refused:
        return []
    return [{"unit": row.name, "own": row.own, "with_descendants": row.with_descendants} for row in units]
