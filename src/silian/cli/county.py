"""`silian county add CODE NAME`, `silian county list`: the counties of this installation."""

from __future__ import annotations

import argparse
import re

from django.core.management import call_command

from silian.cli.answers import add_json, operator, progress, say, say_json
from silian.kernel.calendar import today
from silian.kernel.calendar.models import CalendarYear
from silian.kernel.calendar.table import load_published
from silian.kernel.errors import Refused
from silian.organisations.actions import open_county
from silian.organisations.models import County

NAME = "county"
HELP = "开一个县，列出已有的县"
CODE = re.compile(r"[0-9A-Za-z]{4,12}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="add|list", required=True)
    add = deeds.add_parser("add", help="开一个县")
    add.add_argument("code", metavar="CODE", help="区划代码，如 990001")
    add.add_argument("name", metavar="NAME", help="县名")
    add_json(add)
    add.set_defaults(deed=_add)
    listing = deeds.add_parser("list", help="列出已有的县")
    add_json(listing)
    listing.set_defaults(deed=_list)


def run(options: argparse.Namespace) -> int:
    call_command("migrate", verbosity=0)
    return int(options.deed(options))


def _add(options: argparse.Namespace) -> int:
    if not CODE.fullmatch(options.code):
        raise Refused(f"“{options.code}”不是区划代码，请写 4 至 12 位数字或字母。")
    if not options.name.strip():
        raise Refused("请写县名。")
    county = open_county(options.code, options.name.strip(), by=operator())
    if not CalendarYear.objects.exists():  # without a calendar no deadline would ever be more than provisional
        load_published(today(), by=operator())
    if options.json:
        say_json({"code": county.code, "name": county.name})
    else:
        progress(f"已开 {county.code} {county.name}。下一步：silian programme apply programmes/four-chains")
    return 0


def _list(options: argparse.Namespace) -> int:
    rows = [{"code": c.code, "name": c.name} for c in County.objects.order_by("code")]
    if options.json:
        say_json(rows)
    for row in [] if options.json else rows:
        say(f"{row['code']}  {row['name']}")
    return 0
