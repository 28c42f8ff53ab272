"""A small map of a holding's chain: a line between two nodes, the enterprise on one of them, a finding set aside, an outside
maker that is courted, and a need for which the enterprise does not come into question."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.chains import actions
from silian.chains.models import Chain, Enterprise, Node
from silian.kernel.access import SYSTEM
from tests import factories

MARCH, NEXT = date(2022, 3, 1), date(2022, 12, 20)


def draw(chain: Chain, firm: Enterprise) -> None:
    seed = actions.add_node(chain, f"{chain}稻种", stage="up", on=MARCH, by=SYSTEM)
    rice = actions.add_node(chain, f"{chain}精米", stage="down", on=MARCH, by=SYSTEM)
    actions.draw_edge(seed, rice, on=MARCH, by=SYSTEM)
    actions.place_on_node(rice, firm, evidence="实地查看", on=MARCH, by=SYSTEM)
    actions.say_no_gap(seed, "fill", reason="邻县供应", by=SYSTEM)
    husk = Node(county_id=chain.county_id, chain=chain, name=f"{chain}稻壳", stage="mid", from_on=MARCH)
    actions.bring_in_map(
        chain.county_id, kind="map", source=f"{chain}图谱.xlsx", digest="0" * 64, made=[husk], by=SYSTEM
    )
    town = firm.unit.placements.get().parent
    actions.add_target(seed, f"{chain}外县种业", follower=town, next_on=NEXT, by=SYSTEM)
    mill = factories.enterprise(f"{town}包装", place=town, chain=chain)
    need = actions.post_on_market(
        mill, chain, side="need", product=f"{chain}编织袋", quantity=Decimal(900), unit="条", last_on=NEXT, by=SYSTEM
    )
    actions.say_no_match(need, firm, product=f"{chain}编织袋", reason="只做大米", by=SYSTEM)
