"""`silian backup FILE`: all records, the journal and the attachments in one file, while people go on working."""

from __future__ import annotations

import argparse
from pathlib import Path

from silian.cli.answers import add_json, progress, say_json
from silian.cli.archive.packing import pack

NAME = "backup"
HELP = "备份全部记录、日志和附件到一个文件"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="如 silian-2022-10-08.tar.gz")
    add_json(parser)


def run(options: argparse.Namespace) -> int:
    manifest = pack(options.file)
    if options.json:
        say_json(manifest.document())
    progress(f"{sum(manifest.tables.values())} 行写入 {options.file}，日志校验头 {manifest.journal_head}。")
    if manifest.key:
        progress("钥匙 personal.key（和 secret.key）不在备份里，请另存一份：没有它，个人信息读不出来。")
    return 0
