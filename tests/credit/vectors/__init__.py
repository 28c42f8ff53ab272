"""The vectors of this folder, as parameters of a test."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent


def cases(name: str) -> list[Any]:
    """A parameter set a case, named by its id: inputs, expected."""
    listed = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    return [pytest.param(case["inputs"], case["expected"], id=case["id"]) for case in listed]
