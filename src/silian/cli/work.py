"""`silian work`: the worker, which does at once what a page left to be done after its answer, such as sending mail."""

from __future__ import annotations

import argparse

from django.conf import settings
from django.core.management import call_command

from silian.cli.answers import say

NAME = "work"
HELP = "后台办理：把页面留下的发送等事办完，常驻运行"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="办完现有的就结束")


def run(options: argparse.Namespace) -> int:
    if not settings.TASKS["default"]["BACKEND"].endswith("DatabaseBackend"):
        say("这里不用后台办理：发送等事当场就办。")
        return 0
    call_command("db_worker", batch=options.once, verbosity=0)
    return 0
