"""The world of `world.py`, on the day on which it stands."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from silian.kernel.calendar import at
from tests.trust.world import DAY, World, world


@pytest.fixture
def place(db: None) -> Iterator[World]:
    cache.clear()
    made = world()
    with at(DAY):
        yield made
