"""`silian restore FILE`: a backup into an empty database; row counts and journal head are checked against it."""

from __future__ import annotations

import argparse
from pathlib import Path

from silian.cli.answers import add_json, progress, say_json
from silian.cli.archive.unpacking import unpack

NAME = "restore"
HELP = "把备份恢复到空库"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="silian backup 写的文件")
    parser.add_argument("--key", metavar="FILE", type=Path, help="做备份那台机器上的 personal.key")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    manifest = unpack(options.file, options.key)
    if options.json:
        say_json(manifest.document())
    progress(f"恢复了 {sum(manifest.tables.values())} 行，日志完好，校验头 {manifest.journal_head}。")
    progress("要让公众手里的查询码继续可用，请把原来的 secret.key 也放回 SILIAN_HOME。")
    return 0
