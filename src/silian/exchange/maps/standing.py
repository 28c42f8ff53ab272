"""What the county has already, for finding the names of a file: chains with their maps, and enterprises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from silian.chains.models import Chain, Edge, Enterprise, Node, NodePlace
from silian.exchange.matters.names import folded, folded_chain

WORTH_SHOWING = 60  # of 100
SHOWN = 3


class Unknown(Exception):
    """A name that the county does not have; the sentence says what is like it."""


@dataclass
class Sketch:
    """One chain's map as it stands and as the file draws it on: by name, by ends, by node and enterprise."""

    chain: Chain
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    places: dict[tuple[str, object], NodePlace] = field(default_factory=dict)

    def node(self, name: str) -> Node:
        if name not in self.nodes:
            raise Unknown(
                _("“%(chain)s”图谱上没有环节“%(name)s”。%(near)s")
                % {"chain": self.chain, "name": name, "near": near(name, self.nodes)}
            )
        return self.nodes[name]


class Standing:
    """The county's open chains with what stands on their maps now, and its enterprises by code and name."""

    def __init__(self, county: str, only: Chain | None = None) -> None:
        self.only = only
        chains = Chain.objects.filter(county_id=county, to_on=None)
        self.sketches = {folded_chain(chain.name): Sketch(chain) for chain in chains}
        by_chain = {sketch.chain.pk: sketch for sketch in self.sketches.values()}
        for node in Node.objects.filter(county_id=county, to_on=None, chain__in=by_chain).select_related(
            "chain", "parent"
        ):
            by_chain[node.chain_id].nodes[node.name] = node
        edges = Edge.objects.filter(county_id=county, to_on=None, source__chain__in=by_chain)
        for edge in edges.select_related("source__chain", "target__chain"):
            by_chain[edge.source.chain_id].edges[edge.source.name, edge.target.name] = edge
        places = NodePlace.objects.filter(county_id=county, to_on=None, node__chain__in=by_chain)
        for place in places.select_related("node__chain", "enterprise__unit"):
            by_chain[place.node.chain_id].places[place.node.name, place.enterprise_id] = place
        self.by_code: dict[str, Enterprise] = {}
        self.by_name: dict[str, Enterprise] = {}
        for firm in Enterprise.objects.filter(county_id=county, unit__closed_on=None).select_related("unit"):
            self.enter(firm)

    def enter(self, firm: Enterprise) -> None:
        self.by_code[firm.credit_code] = firm
        for name in filter(None, (firm.unit.name, firm.unit.short_name)):
            self.by_name.setdefault(folded(name), firm)

    def sketch(self, name: str | None) -> Sketch:
        """The map of the chain of this name; of the one that was asked for where the file names none."""
        if not name:
            if self.only is None:
                raise Unknown(_("没有写产业链。请加上“产业链”一列，或导入时指明是哪一条。"))
            return self.sketches[folded_chain(self.only.name)]
        found = self.sketches.get(folded_chain(name))
        if found is None:
            names = [sketch.chain.name for sketch in self.sketches.values()]
            raise Unknown(_("本县没有“%(name)s”产业链。%(near)s") % {"name": name, "near": near(name, names)})
        return found

    def enterprise(self, name: str, code: str | None) -> Enterprise:
        """By its credit code where that is given, else by name; refused where the two speak of different ones."""
        named = self.by_name.get(folded(name))
        if code:
            found = self.by_code.get(code)
            if found is None:
                raise Unknown(_("本县没有登记信用代码为 %s 的企业。请先导入企业名录，或核对代码。") % code)
            if named is not None and named != found:
                told = {"code": code, "found": found, "name": name}
                raise Unknown(_("信用代码 %(code)s 是%(found)s的，不是“%(name)s”的。请核对这一行，可能错了行。") % told)
            return found
        if named is None:
            names = [str(firm.unit) for firm in self.by_code.values()]
            raise Unknown(_("本县没有登记企业“%(name)s”。%(near)s") % {"name": name, "near": near(name, names)})
        return named


def near(name: str, among: Iterable[str]) -> str:
    """相近的有：… for a sentence, or what to do where nothing is near."""
    found = process.extract(name, list(among), scorer=fuzz.ratio, limit=SHOWN, score_cutoff=WORTH_SHOWING)
    words = "、".join(str(value) for value, _score, _at in found)
    return _("相近的有：%s。") % words if words else _("请先加上它，或核对名称。")
