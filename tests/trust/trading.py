"""What an enterprise of a holding trades, and what it says of itself: a posting, a dialogue, an amendment, a document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.chains import actions
from silian.chains.models import Chain, Enterprise
from silian.kernel.access import SYSTEM
from tests import factories
from tests.matters.county import proof


def trade(chain: Chain, firm: Enterprise) -> None:
    """An offer of the enterprise, about which another one of its chain asks; and what waits for the office."""
    town = firm.unit.placements.get().parent
    other = factories.enterprise(f"{town}粮油", place=town, chain=chain)
    posting = actions.post_on_market(
        firm, chain, side="offer", product=f"{town}稻糠", quantity=Decimal(30), unit="吨", last_on=date(2022, 12, 20),
        by=SYSTEM,
    )  # fmt: skip
    actions.open_dialogue(posting, other, words="什么价？", by=SYSTEM)
    contact = factories.actor("enterprise_contact", unit=firm.unit, own=True, county_code=firm.county_id)
    actions.amend_enterprise(firm, on=date(2022, 4, 1), products=f"{town}大米", phone="13900003333", by=contact)
    actions.add_document(firm, proof(), by=SYSTEM)
