"""The factories make what they say, through the public actions."""

from __future__ import annotations

import pytest

from silian.chains.permissions import VIEW
from silian.kernel import journal
from silian.kernel.access import require
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_small_county_is_made_through_the_public_actions() -> None:
    town = factories.township("石桥镇")
    firm = factories.enterprise("青禾米业", place=town, chain=factories.chain("稻米"))
    clerk = factories.actor("clerk", unit=town, may={"chains.view": ["located_in"]})
    require(VIEW, firm, clerk)
    assert journal.check("990001").ok
    assert {row["step"] for row in journal.rows("990001")} >= {"chains.place_enterprise", "organisations.give_role"}
