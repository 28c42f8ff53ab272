"""`silian bench [NAME]`: how fast it is, beside a peer or a limit, measured in the same run on the same machine.

The load is made up and stands in a throw-away database: the command starts itself again in a home of its own, and uses a
PostgreSQL only if DATABASE_URL names an empty one. What it prints is a measurement, so the exit is 0 even if a ratio is missed.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from silian.cli import SETTINGS
from silian.cli.answers import add_json, progress, say, say_json
from silian.cli.bench.measures import NAMES, measured
from silian.cli.bench.results import Result
from silian.cli.bench.scale import Scale, scale_named
from silian.kernel.errors import Refused

NAME = "bench"
HELP = "量快慢：每项都同机、同次与对照相比"
THROW_AWAY = "SILIAN_BENCH_HOME"  # set for the run inside, and equal to its SILIAN_HOME
AGAIN = "import sys; from silian.cli import main; sys.exit(main())"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", metavar="NAME", help=f"只量一项：{'、'.join(NAMES)}")
    parser.add_argument("--scale", default="small", help="small（两万件，默认）、full（一百万件），或事项的件数")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    if options.name and options.name not in NAMES:
        raise Refused(f"没有“{options.name}”这一项，可量的有：{'、'.join(NAMES)}。")
    scale = scale_named(options.scale)
    if not _is_inside():
        return _run_again(options)
    _tell(measured([options.name] if options.name else list(NAMES), scale), scale, options.json)
    return 0


def _is_inside() -> bool:
    return os.environ.get(THROW_AWAY) is not None and os.environ.get(THROW_AWAY) == os.environ.get("SILIAN_HOME")


def _run_again(options: argparse.Namespace) -> int:
    """The same command in a home of its own, so that no file of a county's is near."""
    words = ["bench", *filter(None, [options.name]), "--scale", options.scale, *(["--json"] if options.json else [])]
    with tempfile.TemporaryDirectory(prefix="silian-bench-") as home:
        (Path(home) / "static").mkdir()  # where the site looks for what `collectstatic` collects
        place = {"SILIAN_HOME": home, THROW_AWAY: home, "DJANGO_SETTINGS_MODULE": SETTINGS}
        return subprocess.call([sys.executable, "-c", AGAIN, *words], env={**os.environ, **place})


def _tell(results: Iterable[Result], scale: Scale, as_json: bool) -> None:
    """Each result as it comes, on stderr where stdout is for JSON: a run that is stopped has told what it knew."""
    tell = progress if as_json else say
    tell(f"{'':20}{'ours':>10}{'peer':>10}{'ratio':>8}{'at least':>10}  spread")
    told = [_told(result, tell) for result in results]
    if as_json:
        say_json([result.document(scale.name) for result in told])


def _told(result: Result, tell: Callable[[str], None]) -> Result:
    low, high = result.spread
    numbers = f"{result.name:20}{result.ours:>10.4g}{result.peer:>10.4g}{result.ratio:>8.2f}{result.at_least:>10}"
    tell(f"{numbers}  {low:.2f}–{high:.2f} {'ok' if result.ok else 'MISSED'} ({result.unit})")
    return result
