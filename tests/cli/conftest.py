from __future__ import annotations

from collections.abc import Iterator

import pytest

from silian.kernel.calendar import fix_today
from tests.cli.running import Here


@pytest.fixture
def here(capsys: pytest.CaptureFixture[str], db: None) -> Iterator[Here]:
    yield Here(capsys)
    fix_today(None)
