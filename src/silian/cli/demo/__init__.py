"""`silian demo`: a fresh demo county, its briefing with each figure beside the published one, and the site.

Read `telling.py` for the order, a package a programme (`four_chains/`) for what happens, `programmes/<name>/demo/` for
the data. Nothing there knows the published numbers: `published.py` compares after all is told.
"""

from __future__ import annotations

import argparse
from time import perf_counter

from silian.cli import serve
from silian.cli.answers import add_json, progress, say, say_json

NAME = "demo"
HELP = "建演示县，印出简报和公布数的对照，再启动网站"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    serve.add_arguments(parser)
    parser.add_argument("--no-serve", action="store_true", help="只建演示库，不启动网站")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    from silian.cli.demo.database import make_fresh, quickly
    from silian.cli.demo.published import rows
    from silian.cli.demo.report import first_report, last_report
    from silian.cli.demo.telling import TODAY, tell_the_first, tell_the_others
    from silian.kernel.instance import stand_still

    begun = perf_counter()
    progress("准备空的演示库")
    make_fresh(TODAY)
    with quickly():
        county = tell_the_first(progress)
        if not options.json:
            for line in first_report(county, rows(), perf_counter() - begun):
                say(line)
        tell_the_others(progress)
    stand_still()
    found = rows()
    if options.json:
        say_json({"figures": [row.document() for row in found]})
        return 0
    for line in last_report(county, found, perf_counter() - begun):
        say(line)
    return 0 if options.no_serve else serve.run(options)
