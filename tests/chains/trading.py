"""A rice chain with three enterprises that trade on it, one of another chain, and the offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from silian.chains import actions
from silian.chains.models import Chain, Dialogue, Enterprise, Posting
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations.models import Unit
from tests import factories

MONDAY = date(2022, 9, 5)
LAST = date(2022, 12, 20)
CONTACT = {
    "chains.view": ["in_county", "self", "fellow", "poster", "asker"],
    "chains.trade": ["self", "poster", "asker"],
}
OFFICE = {
    "chains.view": ["in_county", "lead", "located_in"], "chains.join": ["lead"], "chains.enter": ["located_in", "any_unit"],
}  # fmt: skip


@dataclass
class Market:
    chain: Chain
    office: Unit
    town: Unit
    mill: Enterprise
    oil: Enterprise
    rival: Enterprise
    stranger: Enterprise

    def of(self, firm: Enterprise) -> Actor:
        """The contact of an enterprise."""
        return factories.actor("contact", unit=firm.unit, own=True)

    def clerk_at(self, unit: Unit) -> Actor:
        return factories.actor("office", unit=unit)


def market() -> Market:
    with at(date(2022, 1, 4)):
        for year in (2022, 2023):
            table.load_year(year, by=SYSTEM)
        factories.role("contact", CONTACT, anchor="self")
        factories.role("office", OFFICE)
        office, town = factories.department("县农业农村局"), factories.township("石桥镇")
        rice, beef = factories.chain("水稻", office=office), factories.chain("肉牛", office=factories.department())
        firms = [factories.enterprise(name, place=town, chain=rice) for name in ("青禾米业", "绿源油脂", "北原米业")]
        return Market(rice, office, town, *firms, factories.enterprise("雁岭牧业", place=town, chain=beef))


def offer(there: Market, firm: Enterprise | None = None, **more: Any) -> Posting:
    told = {"side": "offer", "product": "稻糠", "quantity": Decimal(600), "unit": "吨", "last_on": LAST} | more
    firm = firm or there.mill
    with at(MONDAY):
        return actions.post_on_market(firm, there.chain, by=there.of(firm), **told)


def talk(there: Market, posting: Posting, firm: Enterprise | None = None, on: date = MONDAY) -> Dialogue:
    firm = firm or there.oil
    with at(on):
        return actions.open_dialogue(posting, firm, words="什么价？", by=there.of(firm))


def agree(there: Market, dialogue: Dialogue, quantity: int = 240, amount: int = 23_520_000, on: date = MONDAY) -> None:
    """The asker proposes, the poster confirms, both on that day."""
    with at(on):
        actions.propose_deal(
            dialogue, quantity=Decimal(quantity), amount=amount, agreed_on=on, by=there.of(dialogue.enterprise)
        )
        actions.confirm_deal(dialogue, by=there.of(dialogue.posting.enterprise))
