"""What the sub-commands share: one JSON document on stdout, the county they speak of, dates, who acts."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from silian.kernel.access import Actor
from silian.kernel.errors import Refused
from silian.kernel.programmes import in_force
from silian.organisations.models import County
from silian.organisations.queries import county_named


def say(text: str = "") -> None:
    """A line of the answer, on stdout."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def progress(text: str) -> None:
    """A line about the work, on stderr."""
    sys.stderr.write(text + "\n")


def say_json(document: Any) -> None:
    """The one JSON document of a `--json` call."""
    say(as_json(document))


def as_json(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain)


def _plain(value: Any) -> Any:
    match value:
        case date() | UUID():
            return str(value)
        case Decimal() | Fraction():
            return int(value) if value == int(value) else float(value)
    return str(value)


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON document on stdout and nothing else")


def add_county(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--county", metavar="CODE", help="the county, where there are several")


def day(text: str) -> date:
    """A date argument; argparse turns the ValueError into a sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2022-09-30") from None


def the_county(options: argparse.Namespace, programme: str | None = None) -> County:
    """The county that is meant: named, the only one, or the only one in which the programme is in force."""
    if options.county:
        return county_named(options.county)
    counties = list(County.objects.order_by("code"))
    if programme:
        applied = set(in_force().filter(name=programme).values_list("county", flat=True))
        counties = [c for c in counties if c.code in applied] or counties
    if len(counties) == 1:
        return counties[0]
    if not counties:
        raise Refused("还没有县。先运行 silian county add 代码 名称，或 silian demo。")
    names = "、".join(f"{c.code} {c.name}" for c in counties)
    raise Refused(f"有几个县，请用 --county 代码 指明：{names}。")


def operator() -> Actor:
    """Whoever runs the command on this machine: they hold the database itself, so no grant limits them."""
    name = getpass.getuser()
    return Actor("operator", name, f"命令行 {name}", unlimited=True, place="localhost")
