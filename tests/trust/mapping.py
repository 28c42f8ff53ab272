"""A small map of a holding's chain: a line between two nodes, the enterprise on one of them, a finding set aside."""

from __future__ import annotations

from datetime import date

from silian.chains import actions
from silian.chains.models import Chain, Enterprise
from silian.kernel.access import SYSTEM

MARCH = date(2022, 3, 1)


def draw(chain: Chain, firm: Enterprise) -> None:
    seed = actions.add_node(chain, f"{chain}稻种", stage="up", on=MARCH, by=SYSTEM)
    rice = actions.add_node(chain, f"{chain}精米", stage="down", on=MARCH, by=SYSTEM)
    actions.draw_edge(seed, rice, on=MARCH, by=SYSTEM)
    actions.place_on_node(rice, firm, evidence="实地查看", on=MARCH, by=SYSTEM)
    actions.say_no_gap(seed, "fill", reason="邻县供应", by=SYSTEM)
