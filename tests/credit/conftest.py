"""Tests of loans play on a day of 2022, in a county with banks and borrowers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.credit import bank


@pytest.fixture
def county(db: None) -> Iterator[bank.County]:
    with bank.on_the_day():
        yield bank.county()
