"""`silian export matters|units|map -o FILE`: a table as .xlsx or .csv; a ledger written here is read in again unchanged."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

from silian.chains.queries import chain_named, chains_for
from silian.cli.answers import add_county, add_json, day, operator, progress, say_json, the_county
from silian.exchange.maps.exporting import export_maps
from silian.exchange.matters import export_matters, write_file
from silian.exchange.units import UNIT_COLUMNS, unit_rows
from silian.kernel.calendar import today
from silian.kernel.errors import Refused

NAME = "export"
HELP = "导出台账或单位名录"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="matters|units|map",
        choices=list(KINDS),
        help="matters 事项台账，units 单位和代码，map 产业链图谱",
    )
    parser.add_argument("--chain", metavar="CHAIN", help="只导出这条产业链的图谱，默认全县")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help=".xlsx 或 .csv")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="那一天终了时的样子，默认今天")
    parser.add_argument("--reason", default="命令行导出", help="用途，记入日志")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    if options.output.suffix.lower() not in {".xlsx", ".csv"}:
        raise Refused(f"不认识“{options.output.name}”的格式，文件名请以 .xlsx 或 .csv 结尾。")
    as_of = options.as_of or today()
    if as_of > today():
        raise Refused(f"{as_of} 还没有到，只能导出到今天（{today()}）为止的样子。")
    rows = KINDS[options.kind](the_county(options).code, options, as_of)
    if options.json:
        say_json({"file": str(options.output), "rows": rows})
    else:
        progress(f"{rows} 行写入 {options.output}。")
    return 0


def _matters(county: str, options: argparse.Namespace, as_of: date) -> int:
    return export_matters(
        county, options.output, by=operator(), reason=options.reason, csv=_is_csv(options), as_of=as_of
    )


def _units(county: str, options: argparse.Namespace, as_of: date) -> int:
    rows = list(unit_rows(county, as_of))
    write_file(options.output, UNIT_COLUMNS, rows, csv=_is_csv(options))
    return len(rows)


def _map(county: str, options: argparse.Namespace, as_of: date) -> int:
    if _is_csv(options):
        raise Refused("图谱有三张表，一个 .csv 放不下，文件名请以 .xlsx 结尾。")
    chains = [chain_named(county, options.chain)] if options.chain else list(chains_for(operator(), county, as_of))
    if not chains:
        raise Refused("本县还没有产业链。")
    return export_maps(chains, options.output, by=operator(), reason=options.reason, as_of=as_of)


def _is_csv(options: argparse.Namespace) -> bool:
    return bool(options.output.suffix.lower() == ".csv")


KINDS: dict[str, Callable[[str, argparse.Namespace, date], int]] = {"matters": _matters, "units": _units, "map": _map}
