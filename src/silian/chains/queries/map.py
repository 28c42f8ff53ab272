"""The map of a chain as of a day, as rows and as the arrays of `chains.analysis`; and what changed between two days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from silian.chains.lifecycle import IN_FORCE
from silian.chains.models import Chain, Edge, Node, NodePlace, NoGap, Profile
from silian.chains.permissions import VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound
from silian.organisations.queries import in_force

# numpy is loaded when a map is analysed, not with the room: the daily run and most commands need none.
if TYPE_CHECKING:
    from silian.chains.analysis.graph import Graph
    from silian.chains.analysis.makers import Makers
    from silian.chains.analysis.whole import Case

NAN = float("nan")
Row = TypeVar("Row", Node, Edge, NodePlace, NoGap)
WEIGHTS: Mapping[str, float] = {  # κ of an edge, as `analysis.graph` has it
    Edge.Criticality.REQUIRED.value: 1.0,
    Edge.Criticality.REPLACEABLE.value: 0.5,
    Edge.Criticality.AUXILIARY.value: 0.0,
}


@dataclass(frozen=True)
class ChainMap:
    """The nodes, edges and makers that hold on a day; `graph` and `makers` number the nodes in this order.

    `controllers` are the actual controllers by enterprise, as far as they are known.
    """

    chain: Chain
    day: date
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    places: Sequence[NodePlace]
    controllers: Mapping[UUID, str] = field(default_factory=dict)

    @property
    def county(self) -> str:
        return str(self.chain.county_id)

    @cached_property
    def number(self) -> dict[UUID, int]:
        return {node.pk: number for number, node in enumerate(self.nodes)}

    @cached_property
    def graph(self) -> Graph:
        from silian.chains.analysis.graph import graph_of

        return graph_of(
            [node.name for node in self.nodes],
            [(self.number[edge.source_id], self.number[edge.target_id]) for edge in self.edges],
            [WEIGHTS[edge.criticality] for edge in self.edges],
            [NAN if edge.coefficient is None else float(edge.coefficient) for edge in self.edges],
        )

    @cached_property
    def makers(self) -> Makers:
        return makers_of_places(self.places, self.number, len(self.nodes), self.controllers)

    @property
    def case(self) -> Case:
        from silian.chains.analysis.whole import Case

        return Case(self.graph, self.makers)

    def way(self, start: Node, end: Node) -> list[Node]:
        """A shortest way along the edges, both ends included; empty where there is none."""
        from silian.chains.analysis.graph import a_way

        found = a_way(self.graph, self.number[start.pk], self.number[end.pk])
        return [self.nodes[node] for node in found]


def makers_of_places(
    places: Sequence[NodePlace], number: Mapping[UUID, int], nodes: int, controllers: Mapping[UUID, str]
) -> Makers:
    """Enterprises by their short names; an output that is not known is NaN, in yuan. Without a known controller everybody
    is their own."""
    from silian.chains.analysis.makers import makers_of

    firms = {place.enterprise_id: place.enterprise.unit for place in places}
    order = {key: at for at, key in enumerate(firms)}
    held: dict[object, int] = {}
    return makers_of(
        nodes,
        [unit.short_name or unit.name for unit in firms.values()],
        [(number[place.node_id], order[place.enterprise_id]) for place in places],
        [NAN if place.output is None else place.output / 100 for place in places],
        [held.setdefault(controllers.get(key, key), len(held)) for key in firms],
    )


@dataclass(frozen=True)
class MapDifference:
    """What came onto a map and what went from it between two days, by name."""

    came: list[str]
    went: list[str]


def map_of(chain: Chain, day: date | None = None) -> ChainMap:
    """The chain's map as of a day. Four queries."""
    when = day or today()
    nodes = Node.objects.filter(in_force(when), chain=chain).order_by("entered_at", "id")
    edges = Edge.objects.filter(
        in_force(when), in_force(when, "source__"), in_force(when, "target__"), source__chain=chain
    )
    places = NodePlace.objects.filter(in_force(when), in_force(when, "node__"), node__chain=chain)
    made = list(places.select_related("node", "enterprise__unit").order_by("enterprise__unit__name", "id"))
    return ChainMap(
        chain, when, list(nodes), list(edges.select_related("source", "target").order_by("id")), made,
        controllers_of({place.enterprise_id for place in made}, when),
    )  # fmt: skip


def controllers_of(enterprises: set[UUID], day: date) -> dict[UUID, str]:
    """The actual controllers 实际控制人 of these enterprises on a day, without those that nobody stated."""
    said = Profile.objects.filter(in_force(day), state=IN_FORCE.name, enterprise__in=enterprises)
    return {key: name for key, name in said.values_list("enterprise", "controller") if name}


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
