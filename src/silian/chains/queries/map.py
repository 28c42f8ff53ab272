"""The map of a chain as of a day, as rows and as the arrays of `chains.analysis`; and what changed between two days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from silian.chains.analysis.graph import AUXILIARY, REPLACEABLE, REQUIRED, Graph, graph_of
from silian.chains.analysis.makers import Makers, makers_of
from silian.chains.analysis.whole import Case
from silian.chains.models import Chain, Edge, Node, NodePlace, NoGap
from silian.chains.permissions import VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.queries import in_force

NAN = float("nan")
Row = TypeVar("Row", Node, Edge, NodePlace, NoGap)
WEIGHTS = {
    Edge.Criticality.REQUIRED.value: REQUIRED,
    Edge.Criticality.REPLACEABLE.value: REPLACEABLE,
    Edge.Criticality.AUXILIARY.value: AUXILIARY,
}


@dataclass(frozen=True)
class ChainMap:
    """The nodes, edges and makers that hold on a day; `graph` and `makers` number the nodes in this order."""

    day: date
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    places: Sequence[NodePlace]

    @cached_property
    def number(self) -> dict[UUID, int]:
        return {node.pk: number for number, node in enumerate(self.nodes)}

    @cached_property
    def graph(self) -> Graph:
        return graph_of(
            [node.name for node in self.nodes],
            [(self.number[edge.source_id], self.number[edge.target_id]) for edge in self.edges],
            [WEIGHTS[edge.criticality] for edge in self.edges],
            [NAN if edge.coefficient is None else float(edge.coefficient) for edge in self.edges],
        )

    @cached_property
    def makers(self) -> Makers:
        """Enterprises by their short names; an output that is not known is NaN, in yuan."""
        firms = {place.enterprise_id: place.enterprise.unit for place in self.places}
        order = {key: number for number, key in enumerate(firms)}
        return makers_of(
            len(self.nodes),
            [unit.short_name or unit.name for unit in firms.values()],
            [(self.number[place.node_id], order[place.enterprise_id]) for place in self.places],
            [NAN if place.output is None else place.output / 100 for place in self.places],
        )

    @property
    def case(self) -> Case:
        return Case(self.graph, self.makers)


@dataclass(frozen=True)
class MapDifference:
    """What came onto a map and what went from it between two days, by name."""

    came: list[str]
    went: list[str]


def map_of(chain: Chain, day: date | None = None) -> ChainMap:
    """The chain's map as of a day. Three queries."""
    when = day or today()
    nodes = Node.objects.filter(in_force(when), chain=chain).order_by("entered_at", "id")
    edges = Edge.objects.filter(
        in_force(when), in_force(when, "source__"), in_force(when, "target__"), source__chain=chain
    )
    places = NodePlace.objects.filter(in_force(when), in_force(when, "node__"), node__chain=chain)
    return ChainMap(
        when, list(nodes), list(edges.select_related("source", "target").order_by("id")),
        list(places.select_related("node", "enterprise__unit").order_by("enterprise__unit__name", "id")),
    )  # fmt: skip


def difference(before: ChainMap, after: ChainMap) -> MapDifference:
    """Nodes, edges and makers; what stands on both days is left out."""
    old, new = _rows(before), _rows(after)
    return MapDifference(
        [name for key, name in new.items() if key not in old], [name for key, name in old.items() if key not in new]
    )


def _rows(chain_map: ChainMap) -> dict[UUID, str]:
    rows: list[Any] = [*chain_map.nodes, *chain_map.edges, *chain_map.places]
    return {row.pk: str(row) for row in rows}


def verdicts_on(chain: Chain, day: date | None = None) -> QuerySet[NoGap]:
    """What was said not to be a gap, and holds on a day."""
    return NoGap.objects.filter(in_force(day or today()), node__chain=chain).select_related("node")


def node_for(by: Actor, county: str, key: UUID) -> Node:
    """A node of a chain that this person may see; NotFound for a stranger."""
    return _on_a_map(Node.objects.select_related("chain__office"), by, county, key, "chain")


def edge_for(by: Actor, county: str, key: UUID) -> Edge:
    return _on_a_map(Edge.objects.select_related("source__chain", "target"), by, county, key, "source__chain")


def node_place_for(by: Actor, county: str, key: UUID) -> NodePlace:
    rows = NodePlace.objects.select_related("node__chain", "enterprise__unit")
    return _on_a_map(rows, by, county, key, "node__chain")


def verdict_for(by: Actor, county: str, key: UUID) -> NoGap:
    return _on_a_map(NoGap.objects.select_related("node__chain"), by, county, key, "node__chain")


def _on_a_map(rows: QuerySet[Row], by: Actor, county: str, key: UUID, path: str) -> Row:
    seen = visible(Chain.objects.filter(county_id=county), by, VIEW)
    found = rows.filter(**{"pk": key, "county_id": county, f"{path}__in": seen.values("pk")}).first()
    if found is None:
        raise NotFound(f"{rows.model._meta.label_lower} {key}")
    return found


def chain_of(part: Node | Edge | NodePlace) -> Chain:
    """The chain on whose map this stands."""
    if isinstance(part, Node):
        return part.chain
    return part.source.chain if isinstance(part, Edge) else part.node.chain
