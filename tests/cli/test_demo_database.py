"""Which databases the demo may empty."""

from __future__ import annotations

import pytest

from silian.cli.demo.database import make_fresh, refuse_a_live_one
from silian.cli.demo.telling import TODAY
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Refused
from silian.kernel.instance import is_demo, mark_demo
from silian.organisations.actions import open_county
from silian.organisations.models import County


def test_a_live_database_is_never_emptied(db: None) -> None:
    with pytest.raises(Refused, match="不是演示库"):
        make_fresh(TODAY)
    mark_demo(TODAY)
    refuse_a_live_one()


def test_an_earlier_demo_gives_way_to_a_fresh_one(committed_db: None) -> None:
    mark_demo(TODAY)
    open_county("990009", "演示旧县", by=SYSTEM)
    make_fresh(TODAY)
    assert is_demo()
    assert not County.objects.exists()
