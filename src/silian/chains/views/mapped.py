"""What the page of a map shows: nodes with their places on the picture, what was found, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isnan
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.analysis.extend import TOP
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.layout import layout
from silian.chains.analysis.whole import Analysis, analyse
from silian.chains.models import Chain, Node, NodePlace, NoGap, PlanTask
from silian.chains.queries.map import ChainMap, verdicts_on

FILL, STRENGTHEN, EXTEND = NoGap.Verb.FILL, NoGap.Verb.STRENGTHEN, NoGap.Verb.EXTEND


@dataclass(frozen=True)
class Found:
    """One finding as its row shows it; `parts` is what the order rests on, `task` what the plan does about it."""

    verb: NoGap.Verb
    node: Node
    reason: str
    parts: str
    is_break: bool
    is_estimated: bool
    task: PlanTask | None
    verdict: NoGap | None


@dataclass(frozen=True)
class NodeRow:
    """A node of the table: its makers, its output in fen, and the local satisfaction rate, empty where not known."""

    node: Node
    state: str
    words: str
    makers: list[NodePlace]
    output: int | None
    rate: str


@dataclass(frozen=True)
class Mapped:
    rows: list[NodeRow]
    open: list[Found]
    set_aside: list[Found]
    picture: dict[str, Any]


def mapped(chain: Chain, chain_map: ChainMap) -> Mapped:
    """The whole page out of one map; two queries beside the map's."""
    analysis = analyse(chain_map.case)
    verdicts = {(each.node_id, each.verb): each for each in verdicts_on(chain, chain_map.day)}
    tasks = PlanTask.objects.filter(chain=chain, done_on=None, dropped_on=None).exclude(node=None)
    planned = {(task.node_id, task.deed): task for task in tasks}
    found = list(_found(chain_map, analysis, planned, verdicts))
    rows = _rows(chain_map, analysis, [each for each in found if not each.verdict])
    return Mapped(
        rows, [each for each in found if not each.verdict], [each for each in found if each.verdict],
        _picture(chain_map, rows),
    )  # fmt: skip


def _found(
    chain_map: ChainMap, analysis: Analysis, planned: dict[Any, PlanTask], verdicts: dict[Any, NoGap]
) -> Iterable[Found]:
    named = {node.name: node for node in chain_map.nodes}
    listed = (
        *((FILL, each) for each in (*analysis.missing, *analysis.weak)),
        *((STRENGTHEN, each) for each in analysis.single_source),
        *((EXTEND, each) for each in analysis.extension[:TOP]),
    )
    for verb, each in listed:
        node = named[each.node]
        yield Found(
            verb, node, _(each.reason.text) % each.reason.figures, _parts(each), bool(each.figures.get("is_break")),
            bool(each.estimated), planned.get((node.pk, verb.value)), verdicts.get((node.pk, verb.value)),
        )  # fmt: skip


PARTS = {
    "needed_by": "下游环节 %g 个", "local_buyers": "本地用户 %g 家", "satisfaction": "本地配套率 %.0f%%",
    "controllers": "控制人 %g 个", "dependants": "离不开它的环节 %g 个", "hhi": "集中度 %.2f", "input_cover": "投入覆盖 %.0f%%",
}  # fmt: skip


def _parts(found: Finding) -> str:
    """The parts of the score in words; those that nobody knows are left out."""
    words = []
    for name, value in found.parts.items():
        if value is not None and name in PARTS:
            words.append(_(PARTS[name]) % (value * 100 if "%%" in PARTS[name] else value))
    score = [] if found.score is None else [_("得分 %.0f") % found.score]
    return "，".join([*score, *words])


def _rows(chain_map: ChainMap, analysis: Analysis, found: list[Found]) -> list[NodeRow]:
    makers: dict[UUID, list[NodePlace]] = {}
    for place in chain_map.places:
        makers.setdefault(place.node_id, []).append(place)
    verbs: dict[UUID, set[NoGap.Verb]] = {}
    for each in found:
        verbs.setdefault(each.node.pk, set()).add(each.verb)
    rate = analysis.balance.satisfaction
    return [
        _row(node, makers.get(node.pk, []), verbs.get(node.pk, set()), float(rate[number]))
        for number, node in enumerate(chain_map.nodes)
    ]


def _row(node: Node, makers: list[NodePlace], verbs: set[NoGap.Verb], rate: float) -> NodeRow:
    outputs = [place.output for place in makers if place.output is not None]
    known = sum(outputs) if outputs and len(outputs) == len(makers) else None
    state, words = "plain", _("%d 家") % len(makers) if makers else _("本县没有")
    if FILL in verbs:
        state, words = ("weak", _("薄弱，%d 家") % len(makers)) if makers else ("missing", _("缺"))
    elif STRENGTHEN in verbs:
        state, words = "single", _("独家")
    elif EXTEND in verbs:
        state, words = "extend", _("可延")
    elif not makers:
        state = "none"
    return NodeRow(node, state, words, makers, known, "" if isnan(rate) else f"{rate:.0%}")


def _picture(chain_map: ChainMap, rows: list[NodeRow]) -> dict[str, Any]:
    places = layout(chain_map.graph)
    return {
        "nodes": [
            {"id": str(row.node.pk), "name": row.node.name, "words": row.words, "state": row.state, "x": x, "y": y}
            for row, (x, y) in zip(rows, places, strict=True)
        ],
        "edges": [
            {"source": chain_map.number[edge.source_id], "target": chain_map.number[edge.target_id],
             "local": bool(chain_map.makers.present[chain_map.number[edge.source_id]])}
            for edge in chain_map.edges
        ],
    }  # fmt: skip


def map_address(chain: Chain) -> str:
    return reverse("chains:map", args=[chain.pk])
