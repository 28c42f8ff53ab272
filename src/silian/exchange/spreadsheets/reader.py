"""Reads a spreadsheet that somebody sent: the file is opened in a process of its own, which may be killed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from threading import Timer
from typing import IO, Any

from django.utils.translation import gettext as _

from silian.kernel.errors import Refused

from . import limits
from .refusals import refusal
from .sheets import Merge, Row, Sheet, Unreadable, fill_down

SEALED = [sys.executable, "-I", "-X", "utf8", "-m", "silian.exchange.spreadsheets.sealed"]
Source = Path | bytes


def read_sheets(source: Source, *, seconds: float = limits.SECONDS) -> list[Sheet]:
    """All worksheets of an .xlsx, .xls or .csv file, known by content and not by name.

    Raises `Refused` with a sentence for a file that is hostile, broken, locked, or too large; see `limits`.
    """
    with _opened(source) as file:
        sheets = _sheets(_messages(file, seconds))
    for sheet in sheets:
        fill_down(sheet)
    return sheets


@contextmanager
def _opened(source: Source) -> Iterator[IO[bytes]]:
    if isinstance(source, Path):
        try:
            file = source.open("rb")
        except OSError as error:
            raise Refused(_("打不开文件 %(path)s。请检查文件名和权限。") % {"path": source}) from error
        with file:
            yield file
    else:
        with tempfile.TemporaryFile() as copy:
            copy.write(source)
            copy.seek(0)
            yield copy


def _messages(file: IO[bytes], seconds: float) -> Iterator[Any]:
    """The lines of the sealed process; `Refused` when it says so, dies, or takes too long."""
    process = subprocess.Popen(SEALED, stdin=file, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={})
    late = Timer(seconds, process.kill)
    late.start()
    try:
        assert process.stdout is not None
        for line in process.stdout:
            message = json.loads(line)
            if "refused" in message:
                raise refusal(message["refused"], message["details"])
            if "end" in message:
                return
            yield message
        raise _silence(process.wait(), late, seconds)
    finally:
        late.cancel()
        process.kill()
        process.communicate()


def _silence(exit_code: int, late: Timer, seconds: float) -> Refused:
    """Why the process ended without a last line. Rust aborts when memory is refused."""
    if not late.is_alive():
        return refusal("time", {"limit": f"{seconds:g}"})
    return refusal("memory" if exit_code == -signal.SIGABRT else "crash", {})


def _sheets(messages: Iterator[Any]) -> list[Sheet]:
    sheets: list[Sheet] = []
    hidden_rows: set[int] = set()
    for message in messages:
        if isinstance(message, dict):
            hidden_rows = set(message["hidden_rows"])
            merges = [Merge(*region) for region in message["merges"]]
            sheets.append(Sheet(message["sheet"], [], merges, message["hidden"], message["epoch1904"]))
        else:
            number, cells = message
            sheets[-1].rows.append(Row(number, [_value(cell) for cell in cells], number in hidden_rows))
    return sheets


def _value(cell: Any) -> Any:
    if cell.__class__ is not dict:
        return cell
    if "e" in cell:
        return Unreadable(cell["e"])
    moment = cell["d"]
    return datetime.fromisoformat(moment) if "T" in moment else date.fromisoformat(moment)
