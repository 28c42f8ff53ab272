"""本地配套率 counted from deals: what local enterprises bought of one another, by node and month."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from math import isnan
from uuid import UUID

from silian.chains.analysis.demand import balance
from silian.chains.analysis.identity import spelling, usual_names
from silian.chains.models import Chain, Deal, Node
from silian.chains.queries.analysed import groups_of
from silian.chains.queries.map import ChainMap, map_of

MONTHS = 12


@dataclass(frozen=True)
class Sourced:
    """What was bought locally of a node in a month: confirmed `deals`, and their sum `bought` in fen.

    `demand` is a twelfth of what the makers here need of it in a year, in fen, None where nobody knows; `rate` = min(1,
    bought / demand). `node` is None for deals whose product is on no node of the map: they are told, not dropped.
    """

    node: Node | None
    month: date
    products: tuple[str, ...]
    deals: int
    bought: int
    demand: int | None

    @property
    def rate(self) -> float | None:
        return None if not self.demand else min(1.0, self.bought / self.demand)


def sourced(chain: Chain, first: date, last: date) -> list[Sourced]:
    """By month and node, for the deals agreed from the first to the last day; demand is that of the map of the last day."""
    chain_map = map_of(chain, last)
    rows = Deal.objects.filter(
        dialogue__posting__chain=chain, agreed_on__range=(first, last), confirmed_on__isnull=False
    )
    found: dict[tuple[date, UUID | None], list[Deal]] = defaultdict(list)
    meant = NodesByProduct(chain_map)
    for deal in rows.select_related("dialogue__posting").order_by("agreed_on", "id"):
        node = meant.of(deal.dialogue.posting.product)
        found[deal.agreed_on.replace(day=1), node.pk if node else None].append(deal)
    demand = _monthly_demand(chain_map)
    nodes = {node.pk: node for node in chain_map.nodes}
    return [
        Sourced(
            nodes.get(key) if key else None, month, tuple(dict.fromkeys(deal.dialogue.posting.product for deal in deals)),
            len(deals), sum(deal.amount for deal in deals), demand.get(key) if key else None,
        )
        for (month, key), deals in found.items()
    ]  # fmt: skip


class NodesByProduct:
    """Which node of a map a product is: by its name, its spelling, or a synonym."""

    def __init__(self, chain_map: ChainMap) -> None:
        self.usual = usual_names(groups_of(chain_map.nodes))
        self.nodes = {self._key(node.name): node for node in reversed(chain_map.nodes)}

    def of(self, product: str) -> Node | None:
        return self.nodes.get(self._key(product))

    def _key(self, name: str) -> str:
        return spelling(self.usual.get(spelling(name), name))


def _monthly_demand(chain_map: ChainMap) -> dict[UUID, int]:
    demand = balance(chain_map.graph, chain_map.makers).demand.tolist()
    return {
        node.pk: round(yuan * 100 / MONTHS)
        for node, yuan in zip(chain_map.nodes, demand, strict=True)
        if not isnan(yuan)
    }
