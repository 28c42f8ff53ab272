"""`silian import matters FILE`, `silian import undo BATCH`: a county's own spreadsheet comes in, and goes out again."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from silian.chains.actions import undo_map_import
from silian.cli.answers import add_county, add_json, operator, progress, say, say_json, the_county
from silian.cli.importing_maps import add_kinds
from silian.exchange.maps.importing import import_named
from silian.exchange.matters import (
    Imported,
    Preview,
    batch_named,
    import_matters,
    matter_columns,
    preview_matters,
    undo_import,
)
from silian.exchange.spreadsheets.mapping import load_mapping
from silian.exchange.spreadsheets.tables import Flag
from silian.kernel.access import Actor
from silian.kernel.errors import NotFound

NAME = "import"
HELP = "导入一份台账，或撤销一次导入"
SHOWN = 50


def add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_subparsers(metavar="KIND", required=True)
    matters = what.add_parser("matters", help="导入事项台账（.xlsx、.xls、.csv）")
    matters.add_argument("file", metavar="FILE", type=Path)
    matters.add_argument("--dry-run", action="store_true", help="只看会怎样，不导入")
    matters.add_argument("--map", metavar="FILE", type=Path, help="对照文件：YAML 或 JSON，表头: 列名")
    matters.add_argument("--accept-valid", action="store_true", help="有不能导入的行时，导入其余的行")
    matters.add_argument("--no-create", action="store_true", help="表里提到而本县没有的产业链、单位、人员不新建")
    add_county(matters)
    add_json(matters)
    matters.set_defaults(deed=_import)
    add_kinds(what)
    undo = what.add_parser("undo", help="撤销一次导入；导入后动过的不动")
    undo.add_argument("batch", metavar="BATCH", help="批次号，导入时印出")
    add_county(undo)
    add_json(undo)
    undo.set_defaults(deed=_undo)


def run(options: argparse.Namespace) -> int:
    return int(options.deed(options))


def _import(options: argparse.Namespace) -> int:
    county, by = the_county(options).code, operator()
    mapping = load_mapping(options.map, matter_columns(county)) if options.map else None
    if options.dry_run:
        preview = preview_matters(county, options.file, by=by, mapping=mapping, create=not options.no_create)
        done = _would_be(preview, options.accept_valid)
    else:
        preview, done = import_matters(
            county, options.file, name=options.file.name, by=by, mapping=mapping,
            accept_valid=options.accept_valid, create=not options.no_create,
        )  # fmt: skip
    if options.json:
        say_json(_document(preview, done))
    else:
        _tell(preview, done, options)
    return 1 if done.refused else 0


def _would_be(preview: Preview, accept_valid: bool) -> Imported:
    stopped = bool(preview.refused) and not accept_valid
    return Imported(0 if stopped else len(preview.fresh), preview.known, preview.refused, preview.before)


def _document(preview: Preview, done: Imported) -> dict[str, Any]:
    """The contract's keys first; then what was understood, left out, and made with the matters."""
    made = preview.wanted if done.created else []
    return {
        "created": done.created, "updated": 0, "skipped": done.skipped, "refused": [_flag(f) for f in done.refused],
        "batch": done.batch and str(done.batch.pk), "notes": [_flag(f) for f in preview.notes],
        "left_out": [{"sheet": s.sheet, "cell": s.cell, "text": s.text, "reason": s.reason} for s in preview.left_out],
        **{
            f"created_{plural}": [{"name": w.name, "at": w.at, "cells": w.cells} for w in made if w.kind == kind]
            for kind, plural in (("chain", "chains"), ("unit", "units"), ("person", "people"))
        },
    }  # fmt: skip


def _flag(flag: Flag) -> dict[str, str]:
    return {"sheet": flag.sheet, "cell": flag.cell, "message": flag.message}


def _tell(preview: Preview, done: Imported, options: argparse.Namespace) -> None:
    for flag in preview.notes[:SHOWN]:
        progress(f"提示 {flag.sheet}!{flag.cell} {flag.message}")
    for flag in done.refused[:SHOWN]:
        say(f"{flag.sheet}!{flag.cell} {flag.message}")
    if len(done.refused) > SHOWN:
        say(f"……共 {len(done.refused)} 处，用 --json 可以看全。")
    if preview.before:
        progress(f"这份文件已经导入过，批次 {preview.before.pk}。")
    say(_sentence(preview, done, options))
    if done.batch and done.created:
        say(f"批次 {done.batch.pk}。撤销：silian import undo {done.batch.pk}")


def _sentence(preview: Preview, done: Imported, options: argparse.Namespace) -> str:
    if done.refused and not done.created:
        return f"有 {len(preview.bad)} 行要改，一行也没有导入；改好再导，或加 --accept-valid 先导入其余 {len(preview.fresh)} 行。"
    new = {kind: len(preview.of(kind)) for kind in ("chain", "unit", "person")} if done.created else {}
    verb = "将导入" if options.dry_run else "导入"
    words = [f"{verb} {done.created} 件", f"已有而跳过 {done.skipped} 件", f"要改 {len(preview.bad)} 行"]
    if any(new.values()):
        words.append(f"新建产业链 {new['chain']} 条、单位 {new['unit']} 个、人员 {new['person']} 人")
    return "，".join(words) + "。"


def _undo(options: argparse.Namespace) -> int:
    county, by = the_county(options).code, operator()
    try:
        drawn = import_named(county, options.batch, by=by)
    except NotFound:  # then it is one of matters
        return _undo_matters(county, options, by)
    taken, left = undo_map_import(drawn, by=by)
    if options.json:
        say_json({"batch": str(drawn.pk), "voided": taken, "left": left})
    else:
        say(f"撤回 {taken} 行" + (f"；导入后动过的 {len(left)} 行没有动：{'、'.join(left)}。" if left else "。"))
    return 0


def _undo_matters(county: str, options: argparse.Namespace, by: Actor) -> int:
    batch = batch_named(county, options.batch, by=by)
    voided, left = undo_import(batch, by=by)
    if options.json:
        say_json({"batch": str(batch.pk), "voided": voided, "left": [matter.number for matter in left]})
    else:
        kept = f"；导入后办理过的 {len(left)} 件没有动：{'、'.join(m.number for m in left)}" if left else ""
        say(f"作废 {voided} 件{kept}。")
    return 0
