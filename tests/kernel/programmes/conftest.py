from __future__ import annotations

from pathlib import Path

import pytest

from silian.kernel.programmes.sections import SECTIONS
from tests.kernel.programmes.garden import Digging, plant, plots_section


@pytest.fixture
def digging(monkeypatch: pytest.MonkeyPatch) -> Digging:
    """The kernel's own sections and the garden's plots; the rooms of the product are not asked."""
    for name in SECTIONS.keys() - {"programme", "roles"}:
        monkeypatch.delitem(SECTIONS, name)
    hook = Digging()
    monkeypatch.setitem(SECTIONS, "plots", plots_section(hook))
    return hook


@pytest.fixture
def folder(tmp_path: Path, digging: Digging) -> Path:
    """A garden without a fault."""
    return plant(tmp_path)
