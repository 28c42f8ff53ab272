"""Every test of the room plays on a day of 2022, in a county with the branches of 1+1+X."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.projects import relay


@pytest.fixture
def county(db: None) -> Iterator[relay.County]:
    with relay.on_the_day():
        yield relay.county()
