"""`silian chains linkages A.csv [--output X.csv]`: how each sector hangs together with the others."""

from __future__ import annotations

import argparse
from pathlib import Path

from silian.chains.analysis.linkages import linkages
from silian.chains.analysis.reading.matrices import read_column, read_square
from silian.cli.answers import add_json, say, say_json
from silian.cli.chains.documents import plain
from silian.kernel.errors import Refused

NAME = "linkages"
HELP = "投入产出表的影响力系数、感应度系数、假设抽取"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("table", metavar="A.csv", type=Path, help="直接消耗系数表，左边是标签")
    parser.add_argument("--output", metavar="X.csv", type=Path, help="各部门总产出；有了它才能算前向关联和抽取损失")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    labels, table = read_square(options.table)
    output = None
    if options.output:
        sectors, output = read_column(options.output)
        if len(sectors) == len(labels) and sectors != labels and set(sectors) == set(labels):
            raise Refused("总产出的部门与系数表的次序不同。请按系数表的次序排。")
    found = linkages(table, output)
    rows = [
        {"label": label, **{name: plain(values[at]) for name, values in found.items()}}
        for at, label in enumerate(labels)
    ]
    if options.json:
        say_json(rows)
        return 0
    say("影响力  感应度  类型      部门")
    for row in rows:
        power, sensitivity = row["rasmussen_power_of_dispersion"], row["rasmussen_sensitivity_of_dispersion_L"]
        say(f"{power:6.3f}  {sensitivity:6.3f}  {row['quadrant']:8}  {row['label']}")
    return 0
