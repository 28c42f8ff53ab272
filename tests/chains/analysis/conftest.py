from __future__ import annotations

import pytest

from tests.chains.analysis.toy import Toy, toy_county


@pytest.fixture(scope="session")
def toy() -> Toy:
    return toy_county()
