"""A whole map at once, as a template brings it: one deed and one line of the journal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Edge, Enterprise, Node, NodePlace
from silian.chains.permissions import MAP
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.errors import Refused


@dataclass(frozen=True)
class MakerPlan:
    """An enterprise on a node; `output` is fen a year, an estimate unless it is `declared`. Its own `evidence` and first day
    come before those of the whole template."""

    enterprise: Enterprise
    output: int | None = None
    declared: bool = False
    evidence: str = ""
    on: date | None = None


@dataclass(frozen=True)
class NodePlan:
    """A node of a template with what goes into it: (name of the input, criticality, coefficient)."""

    name: str
    stage: str
    industry_class: str = ""
    synonyms: str = ""
    inputs: Sequence[tuple[str, str, Decimal | None]] = ()
    makers: Sequence[MakerPlan] = field(default=())


@transaction.atomic
def draw_map(chain: Chain, plans: Sequence[NodePlan], *, on: date, evidence: str, by: Actor) -> list[Node]:
    """Draws a template onto a chain that has no map yet; refuses a cycle, a double or an unknown input by name."""
    require(MAP, chain, by)
    if chain.nodes.exists():
        raise Refused(_("%s产业链已有图谱，请在图谱上修改。") % chain)
    _check(plans)
    county = chain.county_id
    nodes = [
        Node(county_id=county, chain=chain, name=plan.name, stage=plan.stage, industry_class=plan.industry_class,
             synonyms=plan.synonyms, from_on=on)
        for plan in plans
    ]  # fmt: skip
    named = {node.name: node for node in nodes}
    edges = [
        Edge(county_id=county, source=named[name], target=named[plan.name], criticality=weight, coefficient=share, from_on=on)
        for plan in plans for name, weight, share in plan.inputs
    ]  # fmt: skip
    places = [
        NodePlace(county_id=county, node=named[plan.name], enterprise=maker.enterprise, evidence=maker.evidence or evidence,
                  output=maker.output, is_estimated=maker.output is not None and not maker.declared,
                  from_on=maker.on or on)
        for plan in plans for maker in plan.makers
    ]  # fmt: skip
    Node.objects.bulk_create(nodes)
    Edge.objects.bulk_create(edges)
    NodePlace.objects.bulk_create(places)
    after = {"nodes": [node.name for node in nodes], "edges": len(edges), "makers": len(places), "on": on.isoformat()}
    journal.append(county, "chains.draw_map", by=by, subject=journal.subject_of(chain), after=after, note=evidence)
    return nodes


def _check(plans: Sequence[NodePlan]) -> None:
    names = [plan.name for plan in plans]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise Refused(_("环节“%s”写了两次，请只留一个。") % twice)
    unknown = next((name for plan in plans for name, _weight, _share in plan.inputs if name not in names), None)
    if unknown:
        raise Refused(_("投入“%s”不是图谱上的环节，请先加上它。") % unknown)
    from silian.chains.analysis.graph import graph_of  # numpy, when a map is drawn

    graph_of(names, [(names.index(name), number) for number, plan in enumerate(plans) for name, _w, _s in plan.inputs])
