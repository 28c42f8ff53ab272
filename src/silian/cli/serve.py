"""`silian serve`: the web site, by gunicorn with threads."""

from __future__ import annotations

import argparse
import os
import sys

from django.conf import settings
from django.core.management import call_command

from silian.cli.answers import progress

NAME = "serve"
HELP = "启动网站"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="端口，默认 8000")
    parser.add_argument("--host", default="127.0.0.1", help="地址，默认只在本机")
    parser.add_argument("--workers", type=int, default=2, help="进程数，默认 2")


def run(options: argparse.Namespace) -> int:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    progress(f"网站在 http://{options.host}:{options.port}/ ，按 Ctrl+C 停止。")
    sys.stderr.flush()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings.SETTINGS_MODULE)
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi", "--bind", f"{options.host}:{options.port}",
        "--worker-class", "gthread", "--threads", "4", "--workers", str(options.workers), "--log-level", "warning",
    ]  # fmt: skip
    os.execv(sys.executable, command)  # noqa: S606  the server takes this process's place, and its signals
