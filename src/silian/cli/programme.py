"""`silian programme list|plan|apply|retire`: what a folder under `programmes/` would change in a county, and doing it.

`plan` exits with 1 when the files have errors: that is its answer. `apply` of such files is bad input and exits with 2.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from silian.cli.answers import add_county, add_json, operator, say, say_json, the_county
from silian.kernel.programmes import Change, Problem, ProgrammeRefused, apply, in_force, plan, retire

NAME = "programme"
HELP = "列出、比较、启用、停用专项"
SIGNS = {"added": "+", "changed": "~", "removed": "-"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    deeds = parser.add_subparsers(metavar="list|plan|apply|retire", required=True)
    for name, deed, help_ in (
        ("list", _list, "列出启用的专项"),
        ("plan", _plan, "启用一个文件夹会改变什么；什么也不改"),
        ("apply", _apply, "启用一个文件夹"),
        ("retire", _retire, "停用一个专项；它的记录都留着"),
    ):
        one = deeds.add_parser(name, help=help_)
        if name in {"plan", "apply"}:
            one.add_argument("path", metavar="PATH", type=Path, help="专项文件夹，如 programmes/four-chains")
        elif name == "retire":
            one.add_argument("name", metavar="NAME", help="专项，如 four-chains")
        add_county(one)
        add_json(one)
        one.set_defaults(deed=deed)


def run(options: argparse.Namespace) -> int:
    return int(options.deed(options))


def _list(options: argparse.Namespace) -> int:
    applied = in_force(the_county(options).code if options.county else None)
    rows = [{"name": p.name, "title": p.title, "county": p.county, "version": p.version} for p in applied]
    if options.json:
        say_json(rows)
    for row in [] if options.json else rows:
        say(f"{row['county']}  {row['name']}  {row['title']}  第 {row['version']} 版")
    return 0


def _plan(options: argparse.Namespace) -> int:
    planned = plan(options.path, the_county(options, options.path.name).code)
    _answer(options, planned.changes, planned.problems)
    return 1 if planned.problems else 0


def _apply(options: argparse.Namespace) -> int:
    try:
        done = apply(options.path, the_county(options, options.path.name).code, by=operator())
    except ProgrammeRefused as refusal:
        if options.json:
            say_json({"changes": [], "errors": [_error(problem) for problem in refusal.problems]})
        raise
    _answer(options, done.changes, ())
    return 0


def _answer(options: argparse.Namespace, changes: Iterable[Change], problems: Iterable[Problem]) -> None:
    if options.json:
        say_json({"changes": [vars(change) for change in changes], "errors": [_error(problem) for problem in problems]})
        return
    lines = [str(problem) for problem in problems]
    lines += [f"{SIGNS[c.kind]} {c.section}/{c.path}".rstrip("/") + _values(c) for c in changes]
    for line in lines or ["没有变化。"]:
        say(line)


def _values(change: Change) -> str:
    return f"：{change.before} → {change.after}" if change.kind == "changed" else ""


def _error(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file, "line": problem.line, "message": problem.message, "allowed": list(problem.allowed)
    }  # fmt: skip


def _retire(options: argparse.Namespace) -> int:
    county = the_county(options, options.name).code
    row = retire(options.name, county, by=operator())
    if options.json:
        say_json({"name": row.name, "title": row.title, "county": row.county, "version": row.version})
    else:
        say(f"“{row.title}”已停用，它的记录都留着。")
    return 0
