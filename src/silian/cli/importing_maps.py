"""`silian import map|enterprises|classification|divisions|regions FILE`: what a county's chains are judged by."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from silian.chains.queries import chain_named
from silian.cli.answers import add_county, add_json, operator, progress, say, say_json, the_county
from silian.exchange.maps.importing import Brought, import_map, preview_map
from silian.exchange.maps.preview import Preview
from silian.exchange.maps.reference import classification, divisions, regions
from silian.exchange.spreadsheets.tables import Flag
from silian.kernel.access import Actor

SHOWN = 50
Read = tuple[Preview, Brought]


def add_kinds(what: Any) -> None:
    """The sub-commands of `silian import`."""
    drawn = _kind(what, "map", "导入产业链图谱：环节、投入、企业三张表（.xlsx、.xls、.csv）", _map)
    _kind(what, "enterprises", "导入企业名录，并按产品放到图谱上", _enterprises)
    _kind(
        what,
        "classification",
        "载入行业分类（GB/T 4754：代码、名称），此后行业代码照它核对",
        _reference(classification),
    )
    _kind(what, "divisions", "按区划代码建立本县的乡镇和村（代码、名称）", _reference(divisions))
    table = _kind(what, "regions", "载入各地各行业企业数（地区、行业、企业数），建链由此推算", _regions)
    table.add_argument("--home", metavar="NAME", default="", help="本县在表里的名称，默认本县名称或代码")
    drawn.add_argument("--chain", metavar="CHAIN", help="表里没有产业链一列时，是哪一条")


def _kind(what: Any, name: str, words: str, deed: Callable[[argparse.Namespace, str, Actor], Read]) -> Any:
    parser = what.add_parser(name, help=words, description=words)
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help="只看会怎样，不导入")
    parser.add_argument("--accept-valid", action="store_true", help="有不能导入的行时，导入其余的行")
    add_county(parser)
    add_json(parser)
    parser.set_defaults(deed=lambda options: _run(options, deed))
    return parser


def _run(options: argparse.Namespace, deed: Callable[[argparse.Namespace, str, Actor], Read]) -> int:
    preview, done = deed(options, the_county(options).code, operator())
    if options.json:
        say_json(_document(preview, done))
    else:
        _tell(preview, done, options)
    return 1 if done.refused else 0


def _map(options: argparse.Namespace, county: str, by: Actor) -> Read:
    chain = chain_named(county, options.chain) if options.chain else None
    if options.dry_run:
        return _would_be(preview_map(county, options.file, by=by, chain=chain), options)
    return import_map(
        county, options.file, name=options.file.name, by=by, chain=chain, accept_valid=options.accept_valid
    )


def _enterprises(options: argparse.Namespace, county: str, by: Actor) -> Read:
    from silian.exchange.maps.enterprises import import_enterprises, preview_enterprises  # numpy, for the synonyms

    if options.dry_run:
        return _would_be(preview_enterprises(county, options.file, by=by)[0], options)
    return import_enterprises(county, options.file, name=options.file.name, by=by, accept_valid=options.accept_valid)


def _reference(read: Callable[..., Read]) -> Callable[[argparse.Namespace, str, Actor], Read]:
    return lambda options, county, by: read(
        county, options.file, by=by, accept_valid=options.accept_valid, look=options.dry_run
    )


def _regions(options: argparse.Namespace, county: str, by: Actor) -> Read:
    return regions(
        county, options.file, by=by, accept_valid=options.accept_valid, look=options.dry_run, home=options.home
    )


def _would_be(preview: Preview, options: argparse.Namespace) -> Read:
    """What an import would come to, without doing it."""
    if preview.refused and not options.accept_valid:
        return preview, Brought(skipped=preview.known, refused=preview.refused)
    return preview, Brought(preview.created, preview.updated, preview.known, preview.refused)


def _document(preview: Preview, done: Brought) -> dict[str, Any]:
    return {
        "created": done.created, "updated": done.updated, "skipped": done.skipped,
        "refused": [_flag(flag) for flag in done.refused], "batch": done.batch and str(done.batch.pk),
        "notes": [_flag(flag) for flag in preview.notes],
        "left_out": [{"sheet": s.sheet, "cell": s.cell, "text": s.text, "reason": s.reason} for s in preview.left_out],
    }  # fmt: skip


def _flag(flag: Flag) -> dict[str, str]:
    return {"sheet": flag.sheet, "cell": flag.cell, "message": flag.message}


def _tell(preview: Preview, done: Brought, options: argparse.Namespace) -> None:
    for flag in preview.notes[:SHOWN]:
        progress(f"提示 {flag.sheet}!{flag.cell} {flag.message}")
    for flag in done.refused[:SHOWN]:
        say(f"{flag.sheet}!{flag.cell} {flag.message}")
    if len(done.refused) > SHOWN:
        say(f"……共 {len(done.refused)} 处，用 --json 可以看全。")
    verb = "将新增" if options.dry_run else "新增"
    say(f"{verb} {done.created} 行，改 {done.updated} 行，已有而跳过 {done.skipped} 行，要改 {preview.bad} 行。")
    if done.batch:
        say(f"批次 {done.batch.pk}。撤销：silian import undo {done.batch.pk}")
