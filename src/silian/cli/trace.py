"""`silian trace INDICATOR --as-of DATE`: a figure and the records behind it."""

from __future__ import annotations

import argparse

from silian.cli.answers import add_county, add_json, day, say, say_json, the_county
from silian.cli.figures import value_of
from silian.indicators.presentation import shown
from silian.indicators.queries import Extent, definition_text, figure, is_money, record_list
from silian.kernel.calendar import today
from silian.kernel.money import in_unit
from silian.kernel.rules import Line, Rule
from silian.organisations.queries import unit_by_code

NAME = "trace"
HELP = "列出一个数背后的记录"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("indicator", metavar="INDICATOR", help="指标代号，如 overdue_matters")
    parser.add_argument("--as-of", type=day, help="统计截止日，默认今天")
    parser.add_argument("--unit", metavar="CODE", help="只统计这个单位及其下级")
    parser.add_argument("--part", action="store_true", help="占比的分子")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    county = the_county(options).code
    as_of = options.as_of or today()
    unit = unit_by_code(county, options.unit, as_of) if options.unit else None
    extent = Extent(county, unit=unit)
    found = figure(extent, options.indicator, as_of)
    rule = found.entry.definition
    lines = record_list(extent, found.id, as_of, by=None, numerator=options.part) if isinstance(rule, Rule) else []
    money = isinstance(rule, Rule) and is_money(rule)
    records = [_record(line, money) for line in lines]
    if options.json:
        say_json({"value": value_of(found), "definition": definition_text(found.entry), "records": records})
        return 0
    say(f"{found.name}：{shown(found)} {found.unit}。{definition_text(found.entry)}")
    for record in records:
        say(f"{record['date']}\t{record['number']}\t{record['title']}")
    return 0


def _record(line: Line, money: bool) -> dict[str, object]:
    amount = line.amount
    shown_amount = str(in_unit(int(amount), "元")) if money and isinstance(amount, int) else amount
    return {
        "kind": line.kind, "id": str(line.id), "number": line.number, "title": line.title, "date": line.date,
        "unit": line.unit, "amount": shown_amount,
    }  # fmt: skip
