"""`silian chains analyse|match|linkages|complexity`: what a chain map, a table or a catalogue says."""

from __future__ import annotations

import argparse

from silian.cli.chains import analyse, complexity, linkages, match

NAME = "chains"
HELP = "产业链分析：建延补强、供需匹配、关联系数、复杂度"
DEEDS = (analyse, match, linkages, complexity)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="analyse|match|linkages|complexity", required=True)
    for module in DEEDS:
        deed = deeds.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add_arguments(deed)
        deed.set_defaults(deed=module.run)


def run(options: argparse.Namespace) -> int:
    return int(options.deed(options))
