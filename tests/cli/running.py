"""Runs the command: in this process on the test's database, or as a process of its own with a home of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from silian.cli import main

ROOT = Path(__file__).resolve().parents[2]
SILIAN = Path(sys.executable).with_name("silian")


@dataclass(frozen=True)
class Answer:
    """What a call printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Here:
    """`here("journal", "verify")`: runs in this process, on the database of the test."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def __call__(self, *arguments: str | Path) -> Answer:
        self.capsys.readouterr()
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = int(end.code or 0)
        out, err = self.capsys.readouterr()
        return Answer(code, out, err)


def in_a_process(home: Path, *arguments: str | Path, **environment: str) -> Answer:
    """Runs `silian` as people do, with its own `SILIAN_HOME`."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("SILIAN_", "DATABASE_", "DJANGO_"))}
    done = subprocess.run(
        [SILIAN, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**clean, "SILIAN_HOME": str(home), **environment},
    )  # fmt: skip
    return Answer(done.returncode, done.stdout, done.stderr)


def is_one_sentence(answer: Answer) -> bool:
    """Bad input: exit 2, nothing on stdout, one line on stderr that ends as a sentence, and no traceback."""
    told = answer.err.strip()
    return answer.code == 2 and not answer.out and len(told.splitlines()) == 1 and told.endswith("。")
