"""The sealed process: a stranger's file on stdin, lines of JSON on stdout, little memory and time, no environment.

Started by `reader`; imports no Django, so that it starts in a twentieth of a second.
Lines: a dict with "sheet" opens a sheet, a list `[number, cells]` is a row of it, "refused" or "end" is the last line.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from . import limits
from .delimited import delimited_messages
from .guard import Form, Hostile, form_of, open_zip
from .survey import Survey, survey
from .workbooks import workbook_messages


def main() -> None:
    _allow(limits.MEMORY_BYTES)
    resource.setrlimit(resource.RLIMIT_CPU, (limits.SECONDS, limits.SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        _print_all(messages(sys.stdin.buffer.read(limits.FILE_BYTES + 1)))
        _print({"end": True})
    except Hostile as no:
        _print({"refused": no.code, "details": no.details})
    except MemoryError:
        _print({"refused": "memory", "details": {}})
    except Exception:
        _print({"refused": "damaged", "details": {}})


def messages(content: bytes) -> Iterator[Any]:
    if len(content) > limits.FILE_BYTES:
        raise Hostile("file_size", limit=limits.FILE_BYTES // limits.MB)
    form = form_of(content)
    if form is Form.TEXT:
        yield from delimited_messages(content)
    elif form is Form.XLS:
        yield from workbook_messages(BytesIO(content), Survey({}, epoch1904=False))
    else:
        yield from _xlsx_messages(BytesIO(content), len(content))


def _xlsx_messages(file: BytesIO, size: int) -> Iterator[Any]:
    with open_zip(file, size) as archive:
        found = survey(archive)
        _allow(limits.memory_for(sum(entry.file_size for entry in archive.infolist())))
    file.seek(0)
    yield from workbook_messages(file, found)


def _allow(address_space: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (address_space, limits.memory_for(limits.ZIP_UNPACKED_BYTES)))


def _print_all(lines: Iterator[Any]) -> None:
    characters = 0
    for line in lines:
        characters += _print(line)
        if characters > limits.CHARACTERS:
            raise Hostile("characters", limit=limits.CHARACTERS // 10_000)


def _print(line: Any) -> int:
    text = json.dumps(line, ensure_ascii=False, separators=(",", ":"))
    sys.stdout.write(text + "\n")
    return len(text)


if __name__ == "__main__":
    main()
