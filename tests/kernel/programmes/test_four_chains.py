"""The four-chains folder itself: every room accepts its part, and the parts fit together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from silian.kernel.access import SYSTEM
from silian.kernel.programmes import apply, documents, plan, reach_of
from silian.kernel.programmes.files import read
from silian.kernel.programmes.loading import load
from silian.kernel.programmes.sections import SECTIONS

FOLDER = Path(settings.PROGRAMMES) / "four-chains"
FILES = sorted(path for path in FOLDER.iterdir() if path.suffix == ".yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_can_be_read(path: Path) -> None:
    assert read(path).data


def test_every_room_accepts_its_part() -> None:
    assert [str(problem) for problem in load(FOLDER, "990001").problems] == []


@pytest.mark.django_db
def test_it_is_applied_once_and_read_back_as_it_was_written() -> None:
    apply(FOLDER, "990001", by=SYSTEM)
    assert plan(FOLDER, "990001").changes == ()
    for name, written in load(FOLDER, "990001").documents.items():
        assert documents("990001", SECTIONS[name])["four-chains"] == written
    assert reach_of("990001", "auditor").keys() == {"organisations.view", "organisations.audit"}


def test_every_slot_of_the_briefing_is_an_indicator_or_a_target() -> None:
    slots = set(re.findall(r"\{\{ (\w+) \}\}", read(FOLDER / "briefing.md").data["text"]))
    known = [entry["id"] for name in ("indicators", "targets") for entry in read(FOLDER / f"{name}.yaml").data[name]]
    assert slots <= set(known)
    assert len(known) == len(set(known))
    assert len(slots) == 35  # the 29 published figures, two on the committees, four on the ledger


def test_every_role_of_a_seat_is_declared() -> None:
    roles = read(FOLDER / "roles.yaml").data["roles"]
    formations = read(FOLDER / "formations.yaml").data["formations"].values()
    levels = [level for formation in formations for level in formation["levels"].values()]
    assert {seat["role"] for level in levels for seat in level["seats"].values() if "role" in seat} <= set(roles)
