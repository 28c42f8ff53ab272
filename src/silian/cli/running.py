"""From the words on the command line to a sub-command and its exit code."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from types import ModuleType

import django

from silian.kernel.errors import NotFound, Refused

BAD_INPUT = 2


def run_command(arguments: Sequence[str] | None) -> int:
    """Parses, runs, and turns what goes wrong into one sentence on stderr."""
    try:
        django.setup()
        options = _parser().parse_args(arguments)
        return int(options.run(options))
    except Refused as refusal:
        return _told(str(refusal))
    except NotFound as missing:
        return _told(f"没有“{missing}”，请核对名称或代码。")
    except (FileNotFoundError, IsADirectoryError, PermissionError) as error:
        return _told(f"读不到文件“{error.filename}”：请核对路径和权限。")
    except KeyboardInterrupt:
        return _told("已停止。")
    except _database_errors() as error:
        logging.getLogger(__name__).debug("database", exc_info=True)
        return _told(f"数据库不能用：{_first_line(error)}。先运行 silian demo 或 silian county add 建库。")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="silian", description="四链：县域产业发展工作平台。")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in _modules():
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=getattr(module, "run", None))
    return parser


def _modules() -> list[ModuleType]:
    """The sub-commands, in the order in which `silian --help` lists them."""
    from silian.cli import commands

    return list(commands.ALL)


def _database_errors() -> tuple[type[Exception], ...]:
    from django.db import OperationalError, ProgrammingError

    return OperationalError, ProgrammingError


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return BAD_INPUT
