"""From the words on the command line to a sub-command and its exit code."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import django
from django.core.exceptions import ImproperlyConfigured

from silian.kernel.errors import NotFound, Refused

BAD_INPUT = 2


class Parser(argparse.ArgumentParser):
    """Says what is wrong with the words in one sentence, where argparse prints the usage first."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"命令写得不对（{message}）。用法见 {self.prog} --help。\n")


def run_command(arguments: Sequence[str] | None) -> int:
    """Parses, runs, and turns what goes wrong into one sentence on stderr."""
    try:
        django.setup()
    except (ValueError, ImproperlyConfigured) as error:
        return _told(f"设置不对：{error}。请检查 DATABASE_URL 和 SILIAN_HOME。")
    except OSError as error:
        return _told(_unreadable(error))
    return _run(arguments)


def _run(arguments: Sequence[str] | None) -> int:
    from django.db import DatabaseError, IntegrityError

    from silian.kernel.constraints import refusal_of

    try:
        words = sys.argv[1:] if arguments is None else arguments
        options = _parser(words).parse_args(words)
        _stand_still()
        return int(options.run(options))
    except Refused as refusal:
        return _told(str(refusal))
    except NotFound as missing:
        return _told(f"没有“{missing}”，请核对名称或代码。")
    except BrokenPipeError:  # whoever read our answer has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _told(_unreadable(error))
    except IntegrityError as error:
        return _told(str(refusal_of(error) or _first_line(error)))
    except KeyboardInterrupt:
        return _told("已停止。")
    except DatabaseError as error:
        logging.getLogger(__name__).debug("database", exc_info=True)
        return _told(f"数据库不能用：{_first_line(error)}。先运行 silian demo 或 silian county add 建库。")


def _stand_still() -> None:
    """A demo stands at its day; where there is no database yet, nothing does."""
    from django.db import DatabaseError

    from silian.kernel.instance import stand_still

    try:
        stand_still()
    except DatabaseError:
        logging.getLogger(__name__).debug("no database yet", exc_info=True)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    from silian.cli.commands import modules_for

    parser = Parser(prog="silian", description="四链：县域产业发展工作平台。")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in modules_for(words):
        command = commands.add_parser(module.NAME, help=module.HELP, description=module.HELP)
        module.add_arguments(command)
        command.set_defaults(run=getattr(module, "run", None))
    return parser


def _unreadable(error: OSError) -> str:
    return f"读写不了“{error.filename or ''}”（{error.strerror or error}）。请核对路径、权限和磁盘空间。"


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__


def _told(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return BAD_INPUT
