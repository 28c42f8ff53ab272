"""What a chain's map says: one product one node, makers of the whole county, and every finding with its node."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.utils.translation import gettext as _

from silian.chains.analysis.extend import Prospects
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.identity import (
    ELSEWHERE,
    Merge,
    Merged,
    common_synonyms,
    lift,
    merge_graph,
    merge_makers,
    merge_nodes,
    spelling,
    usual_names,
)
from silian.chains.analysis.whole import Analysis, Case, analyse
from silian.chains.models import Node, NodePlace
from silian.chains.queries.industries import building, regions_of
from silian.chains.queries.map import ChainMap, controllers_of, makers_of_places
from silian.kernel.errors import Refused
from silian.organisations.queries import in_force

Groups = Sequence[Sequence[str]]


@dataclass(frozen=True, eq=False)
class Analysed:
    """`case` is the map with synonyms resolved, parents lifted and the makers on the county's other chains; `merges` tell
    each of these; `refused` says why the names could not be merged, where a merge would have closed a cycle.

    `merged.number[n]` is the number in `case` of node n of `map`; `nodes` finds a finding's node by its name.
    """

    map: ChainMap
    case: Case
    merged: Merged
    merges: tuple[Merge, ...]
    refused: str
    found: Analysis
    nodes: Mapping[str, Node]

    def build(self, top: int | None = 20) -> list[Finding]:
        """建链, which is the county's and not the chain's."""
        return building(self.map.county, self.map.day, top)


def analysed(chain_map: ChainMap) -> Analysed:
    """Everything that one map says. Four queries beside the map's own."""
    names = [node.name for node in chain_map.nodes]
    try:
        return _analysed(chain_map, merge_nodes(names, groups_of(chain_map.nodes)), "")
    except Refused as cycle:
        refused = _("同义的环节没有合并：%s") % cycle
        return _analysed(chain_map, Merged(tuple(names), np.arange(len(names)), ()), refused)


def _analysed(chain_map: ChainMap, merged: Merged, refused: str) -> Analysed:
    graph, joined = merge_graph(chain_map.graph, merged)
    places, elsewhere = _makers_elsewhere(chain_map)
    everybody = [*chain_map.places, *places]
    number = {**chain_map.number, **{key: chain_map.number[node.pk] for key, node in elsewhere.items()}}
    others = {place.enterprise_id for place in places}
    known = {**chain_map.controllers, **(controllers_of(others, chain_map.day) if others else {})}
    makers = merge_makers(makers_of_places(everybody, number, len(chain_map.nodes), known), merged)
    makers, lifted = lift(makers, merged.names, _parents(chain_map, merged))
    case = Case(graph, makers, prospects=_prospects(chain_map, merged))
    told = [Merge(f"{place.node.chain}·{place.node}", str(elsewhere[place.node_id]), ELSEWHERE) for place in places]
    nodes: dict[str, Node] = {}
    for at, node in zip(merged.number.tolist(), chain_map.nodes, strict=True):
        if node.name == merged.names[at]:
            nodes.setdefault(node.name, node)
    log = (*merged.log, *joined, *lifted, *dict.fromkeys(told))
    return Analysed(chain_map, case, merged, log, refused, analyse(case), nodes)


def groups_of(nodes: Iterable[Node]) -> Groups:
    """The synonyms that a map states, before those that the software brings along."""
    stated = [(node.name, *synonyms_of(node)) for node in nodes if node.synonyms]
    return [*stated, *common_synonyms()]


def synonyms_of(node: Node) -> list[str]:
    """别名 as they are written: 煤、原煤."""
    return [name for name in node.synonyms.replace("，", "、").replace(",", "、").split("、") if name.strip()]


def _makers_elsewhere(chain_map: ChainMap) -> tuple[list[NodePlace], dict[Any, Node]]:
    """Who makes the same product in the same county on another chain's map, and for each node there the node here."""
    usual = usual_names(groups_of(chain_map.nodes))
    here = {_meant(node.name, usual): node for node in reversed(chain_map.nodes)}
    rows = Node.objects.filter(in_force(chain_map.day), county_id=chain_map.county).exclude(chain=chain_map.chain)
    same = {
        key: here[_meant(name, usual)] for key, name in rows.values_list("pk", "name") if _meant(name, usual) in here
    }
    if not same:
        return [], {}
    there = NodePlace.objects.filter(in_force(chain_map.day), node__in=same)
    stands = {(chain_map.number[place.node_id], place.enterprise_id) for place in chain_map.places}
    first: dict[Any, NodePlace] = {}
    for place in there.select_related("node__chain", "enterprise__unit").order_by("id"):
        key = chain_map.number[same[place.node_id].pk], place.enterprise_id
        if key not in stands:
            first.setdefault(key, place)
    return list(first.values()), same


def _meant(name: str, usual: Mapping[str, str]) -> str:
    return spelling(usual.get(spelling(name), name))


def _parents(chain_map: ChainMap, merged: Merged) -> list[tuple[int, int]]:
    """(child, parent) by merged number, for the nodes whose parent is on the map."""
    number = {key: int(merged.number[at]) for key, at in chain_map.number.items()}
    return [
        (number[node.pk], number[node.parent_id])
        for node in chain_map.nodes
        if node.parent_id in number and number[node.pk] != number[node.parent_id]
    ]


def _prospects(chain_map: ChainMap, merged: Merged) -> Prospects | None:
    """How near each node's industry class lies to what the county has, by its table of regions; None without one."""
    regions = regions_of(chain_map.county, chain_map.day)
    if regions is None:
        return None
    near = np.full(len(merged.names), np.nan)
    for at, node in zip(merged.number.tolist(), chain_map.nodes, strict=True):
        code = node.industry_class
        found = next((code[:end] for end in range(len(code), 1, -1) if code[:end] in regions.density), None)
        if found:
            near[at] = regions.density[found]
    return Prospects(np.full(near.size, np.nan), near, np.zeros(near.size, np.bool_))
