"""The four-chains folder itself, before every room that reads a part of it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from silian.kernel.programmes.files import read

FOLDER = Path(settings.PROGRAMMES) / "four-chains"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_can_be_read(path: Path) -> None:
    assert read(path).data


def test_every_slot_of_the_briefing_is_an_indicator_or_a_target() -> None:
    slots = set(re.findall(r"\{\{ (\w+) \}\}", read(FOLDER / "briefing.md").data["text"]))
    known = [entry["id"] for name in ("indicators", "targets") for entry in read(FOLDER / f"{name}.yaml").data[name]]
    assert slots <= set(known)
    assert len(known) == len(set(known))
    assert len(slots) == 33  # the 29 published figures, and four on the ledger


def test_every_role_of_a_seat_is_declared() -> None:
    roles = read(FOLDER / "roles.yaml").data["roles"]
    formations = read(FOLDER / "formations.yaml").data["formations"].values()
    levels = [level for formation in formations for level in formation["levels"].values()]
    assert {seat["role"] for level in levels for seat in level["seats"].values() if "role" in seat} <= set(roles)
