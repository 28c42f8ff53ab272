"""The chain map: nodes are added, edges drawn, enterprises placed and checked, and each of them ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from silian.chains.models import Chain, Edge, Enterprise, Node, NodePlace, PlanTask
from silian.chains.permissions import MAP
from silian.chains.queries.codes import industry_class_of
from silian.chains.queries.map import chain_of, map_of
from silian.kernel import journal
from silian.kernel.access import SYSTEM, Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change

Part = TypeVar("Part", Node, Edge, NodePlace)


@transaction.atomic
def add_node(
    chain: Chain, name: str, *, stage: str, on: date, by: Actor, industry_class: str = "", synonyms: str = ""
) -> Node:
    """Adds a node to the chain's map from a day on."""
    require(MAP, chain, by)
    name = name.strip()
    if not name:
        raise Refused(_("请写明环节的名称。"), {"name": _("缺名称")})
    if Node.objects.filter(chain=chain, name=name, to_on=None).exists():
        raise Refused(_("这条链的图谱上已有“%s”。") % name, {"name": _("已有")})
    node = Node(
        county_id=chain.county_id, chain=chain, name=name, stage=stage, from_on=on,
        industry_class=industry_class_of(chain.county_id, industry_class),
        synonyms=synonyms,
    )  # fmt: skip
    node.save(force_insert=True)
    _tell(chain, "add_node", by, node=name, stage=stage, on=on.isoformat())
    return node


@transaction.atomic
def draw_edge(
    source: Node, target: Node, *, on: date, by: Actor, criticality: str = Edge.Criticality.REQUIRED,
    coefficient: Decimal | None = None,
) -> Edge:  # fmt: skip
    """Says that `source` goes into `target`, from a day on; an edge that would close a cycle is refused with its nodes."""
    require(MAP, source.chain, by)
    if source.chain_id != target.chain_id:
        raise Refused(_("两个环节不在同一条产业链上。"), {"target": _("不在这条链上")})
    if source == target:
        raise Refused(_("“%s”不能是自己的投入。") % source, {"target": _("请换一个环节")})
    if Edge.objects.filter(source=source, target=target, to_on=None).exists():
        raise Refused(_("“%(source)s→%(target)s”已经有了。") % {"source": source, "target": target})
    _refuse_a_cycle(source, target, max(on, today()))
    edge = Edge(
        county_id=source.county_id, source=source, target=target, criticality=criticality, coefficient=coefficient,
        from_on=on,
    )  # fmt: skip
    edge.save(force_insert=True)
    _tell(source.chain, "draw_edge", by, edge=str(edge), criticality=str(criticality), on=on.isoformat())
    return edge


def _refuse_a_cycle(source: Node, target: Node, day: date) -> None:
    standing = map_of(source.chain, day)
    if source.pk not in standing.number or target.pk not in standing.number:
        raise Refused(_("这两个环节在 %s 不都在图谱上。") % day)
    if way := standing.way(target, source):
        cycle = "→".join(node.name for node in [*way, way[0]])
        raise Refused(_("产业链不能成环：%s。请换一个方向，或先停用其中一条线。") % cycle, {"target": _("会成环")})


@transaction.atomic
def place_on_node(
    node: Node, enterprise: Enterprise, *, evidence: str, on: date, by: Actor, capacity: str = "",
    output: int | None = None, is_estimated: bool = False,
) -> NodePlace:  # fmt: skip
    """Places an enterprise on a node with what shows it; `output` is fen a year. Closes the tasks that this fills."""
    require(MAP, node.chain, by)
    if enterprise.county_id != node.county_id:
        raise Refused(_("%s 不是本县登记的企业。") % enterprise, {"enterprise": _("不在本县")})
    if not evidence.strip():
        raise Refused(_("请写明依据，如 实地查看、产品目录、税务申报。"), {"evidence": _("缺依据")})
    if node.to_on and on >= node.to_on:
        raise Refused(_("“%s”已停用。") % node)
    if NodePlace.objects.filter(node=node, enterprise=enterprise, to_on=None).exists():
        raise Refused(_("%(firm)s 已在“%(node)s”上。") % {"firm": enterprise, "node": node})
    place = NodePlace(
        county_id=node.county_id, node=node, enterprise=enterprise, evidence=evidence.strip(), capacity=capacity,
        output=output, is_estimated=is_estimated, from_on=on,
    )  # fmt: skip
    place.save(force_insert=True)
    _tell(node.chain, "place_on_node", by, node=str(node), enterprise=str(enterprise), on=on.isoformat())
    close_filled(place, by)
    return place


def close_filled(place: NodePlace, by: Actor) -> None:
    """Closes the open tasks that a maker fills: 补链 and 延链 are done with one, 强链 with another one; a task with a number
    to reach waits for that. It follows from the map, so the system says it, and whoever keeps the map need not keep the plan."""
    deeds = [PlanTask.Deed.FILL, PlanTask.Deed.EXTEND]
    if NodePlace.objects.filter(node=place.node, to_on=None).exclude(enterprise=place.enterprise).exists():
        deeds.append(PlanTask.Deed.STRENGTHEN)
    told = _("%(firm)s已在“%(node)s”环节。") % {"firm": place.enterprise, "node": place.node}
    if place.from_on > today():
        return
    for task in PlanTask.objects.filter(node=place.node, deed__in=deeds, done_on=None, dropped_on=None, goal=None):
        record_change(
            task, "complete_plan_task", by=SYSTEM, done_on=max(place.from_on, task.entered_at.date()), evidence=told,
            note=_("图谱由%s登记") % by.label,
        )  # fmt: skip


@transaction.atomic
def check_node_place(place: NodePlace, *, on: date, by: Actor, version: int | None = None) -> NodePlace:
    """Records that somebody looked, on a day, and found the enterprise on the node as it is written down."""
    require(MAP, place.node.chain, by)
    _still_there(place)
    if on > today() or on < place.from_on:
        raise Refused(_("核实日期应在 %s 和今天之间。") % place.from_on, {"on": _("请改")})
    return record_change(place, "check_node_place", by=by, version=version, checked_on=on, checked_by=by.label)


@transaction.atomic
def end_on_map(part: Part, *, on: date, by: Actor, ground: str = "", version: int | None = None) -> Part:
    """Ends a node, an edge or a maker from a day on; earlier maps stay as they were. A node ends after its edges."""
    require(MAP, chain_of(part), by)
    _still_there(part)
    if on <= part.from_on:
        raise Refused(_("停用日期应晚于起始日期 %s。") % part.from_on, {"on": _("请改")})
    if isinstance(part, Node):
        _refuse_what_is_in_use(part)
    return record_change(part, "end_on_map", by=by, version=version, note=ground, to_on=on)


def _refuse_what_is_in_use(node: Node) -> None:
    edges = node.inputs.filter(to_on=None).count() + node.outputs.filter(to_on=None).count()
    makers = node.makers.filter(to_on=None).count()
    if edges or makers:
        told = {"edges": edges, "makers": makers}
        raise Refused(_("这个环节还有 %(edges)d 条线、%(makers)d 家企业，请先停用它们。") % told)


def _still_there(part: Node | Edge | NodePlace) -> None:
    if part.to_on:
        raise Refused(_("“%(part)s”已在 %(day)s 停用。") % {"part": part, "day": part.to_on})


def _tell(chain: Chain, deed: str, by: Actor, **after: str) -> None:
    journal.append(chain.county_id, f"chains.{deed}", by=by, subject=journal.subject_of(chain), after=after)
