"""On which nodes of the maps an enterprise stands by the products that a list names."""

from __future__ import annotations

from django.utils.translation import gettext as _

from silian.chains.analysis.identity import spelling, usual_names
from silian.chains.models import Chain, Enterprise, Node
from silian.chains.permissions import MAP
from silian.chains.queries.analysed import groups_of
from silian.chains.queries.matching import products_in
from silian.exchange.maps.preview import Draft
from silian.exchange.maps.standing import Sketch, Standing, Unknown
from silian.kernel.access import Actor, visible


class Nodes:
    """The nodes by what they are called, with their synonyms, on each chain whose map this person keeps."""

    def __init__(self, county: str, by: Actor, standing: Standing) -> None:
        self.standing = standing
        sketches = list(standing.sketches.values())
        nodes = [node for sketch in sketches for node in sketch.nodes.values()]
        self.usual = usual_names(groups_of(nodes))
        self.may = set(visible(Chain.objects.filter(county_id=county), by, MAP).values_list("pk", flat=True))
        self.named: dict[str, list[Node]] = {}
        for node in nodes:
            self.named.setdefault(self._key(node.name), []).append(node)

    def of(self, draft: Draft, firm: Enterprise | None) -> list[Node]:
        """The nodes on which it does not stand yet. What is on no map, and an output that belongs to several, is told."""
        try:
            only = self.standing.sketch(draft.values["chain"]) if draft.values.get("chain") else None
        except Unknown as unknown:
            draft.flag("chain", str(unknown))
            return []
        found = {
            node.pk: node
            for product in products_in(draft.values.get("products") or "")
            for node in self._of(draft, product, only)
        }
        if len(found) > 1 and draft.values.get("output"):
            draft.flag("output", _("产品对应 %d 个环节，年产值没有分摊到环节。") % len(found), refuses=False)
        return [node for node in found.values() if firm is None or not self._stands(node, firm)]

    def _of(self, draft: Draft, product: str, only: Sketch | None) -> list[Node]:
        named = [node for node in self.named.get(self._key(product), []) if only is None or node.chain == only.chain]
        allowed = [node for node in named if node.chain_id in self.may]
        if not allowed:
            sentence = _("“%s”所在的图谱不归您维护，没有放上去。") if named else _("“%s”不在图谱上，只记在企业资料里。")
            draft.flag("products", sentence % product, refuses=False)
        return allowed

    def _stands(self, node: Node, firm: Enterprise) -> bool:
        return any(
            (node.name, firm.pk) in sketch.places
            for sketch in self.standing.sketches.values()
            if sketch.chain == node.chain
        )

    def _key(self, name: str) -> str:
        return spelling(self.usual.get(spelling(name), name))
