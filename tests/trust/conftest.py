"""The world of `world.py`, on the day on which it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from silian.kernel.calendar import at
from tests.trust.world import DAY, HERE, World, world


@pytest.fixture
def place(db: None, settings: Any, tmp_path: Path) -> Iterator[World]:
    """With a file of the townships' shapes, which a deployer gives."""
    cache.clear()
    settings.SILIAN_HOME = tmp_path
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / f"{HERE}.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    made = world()
    with at(DAY):
        yield made
