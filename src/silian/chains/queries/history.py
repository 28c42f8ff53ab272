"""The versions of a chain's map: on which days it changed, and how it stood on any of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from silian.chains.models import Chain, Edge, Node, NodePlace
from silian.chains.queries.map import ChainMap, controllers_of


@dataclass(frozen=True)
class MapHistory:
    """Every node, edge and maker that a map ever had; asking it for a day asks the database for controllers at most."""

    chain: Chain
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    places: Sequence[NodePlace]

    @cached_property
    def changes(self) -> list[tuple[date, int]]:
        """The days on which something came or went, and how much; the latest first."""
        rows: list[Node | Edge | NodePlace] = [*self.nodes, *self.edges, *self.places]
        kept = [row for row in rows if row.from_on != row.to_on]
        days = Counter(row.from_on for row in kept)
        days.update(row.to_on for row in kept if row.to_on)
        return sorted(days.items(), reverse=True)

    def on(self, day: date, *, with_controllers: bool = True) -> ChainMap:
        """The map as of a day, the same as `map_of()` gives."""
        nodes = [node for node in self.nodes if _holds(node, day)]
        there = {node.pk for node in nodes}
        edges = [row for row in self.edges if _holds(row, day) and {row.source_id, row.target_id} <= there]
        places = [row for row in self.places if _holds(row, day) and row.node_id in there]
        firms = {place.enterprise_id for place in places}
        known = controllers_of(firms, day) if with_controllers else {}
        return ChainMap(self.chain, day, nodes, edges, places, known)


def history_of(chain: Chain) -> MapHistory:
    """All of a chain's map, whenever it held. Three queries."""
    nodes = Node.objects.filter(chain=chain).order_by("entered_at", "id")
    edges = Edge.objects.filter(source__chain=chain).select_related("source", "target").order_by("id")
    places = NodePlace.objects.filter(node__chain=chain).select_related("node", "enterprise__unit")
    return MapHistory(chain, list(nodes), list(edges), list(places.order_by("enterprise__unit__name", "id")))


def _holds(row: Node | Edge | NodePlace, day: date) -> bool:
    return row.from_on <= day and (row.to_on is None or day < row.to_on)
