"""`silian briefing PROGRAMME --as-of DATE`: the briefing as the records give it now, each number with its records' digest."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path
from typing import Any

from django.template import engines

from silian.briefings.queries import briefing
from silian.briefings.rendering import Placed, Rendered
from silian.cli.answers import add_county, add_json, as_json, day, say, the_county
from silian.cli.figures import value_of
from silian.indicators.queries import Extent, digest_of, lines_behind
from silian.kernel import journal
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.organisations.queries import unit_by_code

NAME = "briefing"
HELP = "印出简报，每个数附记录的校验值"
FORMATS = ("text", "json", "html", "docx", "pdf")
LATER = {"docx", "pdf"}
PAGE = Path(__file__).with_name("briefing.html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("programme", metavar="PROGRAMME", help="专项，如 four-chains")
    parser.add_argument("--as-of", metavar="DATE", type=day, help="统计截止日，默认今天")
    parser.add_argument("--unit", metavar="CODE", help="只统计这个单位及其下级")
    parser.add_argument("--format", choices=FORMATS, help="默认 text")
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="写到文件，默认印在屏幕上")
    add_county(parser)
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    form = options.format or ("json" if options.json else "text")
    if form in LATER:
        raise Refused(f"还不能生成 {form} 公文，请先用 --format html 或 text，打印或粘贴到公文里。")
    county = the_county(options, options.programme).code
    as_of: date = options.as_of or today()
    unit = unit_by_code(county, options.unit, as_of) if options.unit else None
    extent = Extent(county, unit=unit)
    text = _written(form, briefing(extent, options.programme, as_of), extent, as_of)
    if options.output:
        options.output.write_text(text + "\n", "utf-8")
    else:
        say(text)
    return 0


def _written(form: str, rendered: Rendered, extent: Extent, as_of: date) -> str:
    if form == "text":
        return rendered.text
    if form == "json":
        return as_json(_document(rendered, extent, as_of))
    witness = journal.head(extent.county)
    page = engines["django"].from_string(PAGE.read_text("utf-8"))
    return str(page.render({"rendered": rendered, "as_of": as_of, "witness": witness}))


def _document(rendered: Rendered, extent: Extent, as_of: date) -> dict[str, Any]:
    figures = [_figure(placed, extent, as_of) for placed in rendered.figures]
    return {"text": rendered.text, "figures": figures, "journal_head": journal.head(extent.county).head}


def _figure(placed: Placed, extent: Extent, as_of: date) -> dict[str, Any]:
    found = placed.figure
    return {
        "start": placed.start, "end": placed.end, "indicator": found.id, "value": value_of(found),
        "records": found.records, "digest": digest_of(found, extent, as_of, lines_behind(found, extent, as_of)),
    }  # fmt: skip
