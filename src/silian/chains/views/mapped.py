"""What the page of a map shows: its picture, what was found, what became of that, and the nodes one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import isnan
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from silian.chains.analysis.extend import TOP
from silian.chains.analysis.findings import Finding
from silian.chains.analysis.identity import Merge
from silian.chains.analysis.layout import columns_of
from silian.chains.models import Chain, Node, NodePlace, NoGap, PlanTask
from silian.chains.queries.analysed import Analysed
from silian.chains.queries.map import ChainMap
from silian.chains.queries.whole_map import WholeMap
from silian.chains.views.figures import Figure, figures_of, parts_of
from silian.chains.views.picture import Marked, Picture, draw

FILL, STRENGTHEN, EXTEND = NoGap.Verb.FILL, NoGap.Verb.STRENGTHEN, NoGap.Verb.EXTEND


@dataclass(frozen=True)
class Found:
    """One finding as its row shows it; `parts` is what the order rests on, `task` what the plan does about it, `figures`
    the numbers by which the reason can be followed by hand."""

    verb: NoGap.Verb
    node: Node
    reason: str
    parts: str
    is_break: bool
    is_estimated: bool
    task: PlanTask | None
    verdict: NoGap | None
    figures: list[Figure]


@dataclass(frozen=True)
class NodeRow:
    """A node of the table: its makers here, those that the county has on its other chains, its output in fen, and the local
    satisfaction rate, empty where not known."""

    node: Node
    state: str
    words: str
    badge: str
    makers: list[NodePlace]
    elsewhere: list[str]
    output: int | None
    rate: str
    stale: int


@dataclass(frozen=True)
class Generation:
    """The nodes of one column of the picture, from upstream to downstream."""

    number: int
    rows: list[NodeRow]


@dataclass(frozen=True)
class Mapped:
    generations: list[Generation] = field(default_factory=list)
    open: list[Found] = field(default_factory=list)
    set_aside: list[Found] = field(default_factory=list)
    picture: Picture = field(default_factory=Picture)
    merges: Sequence[Merge] = ()
    refused: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """How many findings of each kind stand open."""
        return {verb.value: sum(each.verb == verb for each in self.open) for verb in (FILL, STRENGTHEN, EXTEND)}


def mapped(whole: WholeMap) -> Mapped:
    """The whole page out of one map."""
    read = whole.read
    if not read.map.nodes:
        return Mapped()
    found = list(_found(whole))
    standing = [each for each in found if not each.verdict]
    rows = list(_rows(read, standing))
    picture = draw(read, [Marked(row.state, row.words, row.badge) for row in rows])
    set_aside = [each for each in found if each.verdict]
    return Mapped(_generations(read.map, rows), standing, set_aside, picture, read.merges, read.refused)


def _found(whole: WholeMap) -> Iterator[Found]:
    read, found = whole.read, whole.read.found
    listed: Iterable[tuple[NoGap.Verb, Finding]] = (
        *((FILL, each) for each in (*found.missing, *found.weak)),
        *((STRENGTHEN, each) for each in found.single_source),
        *((EXTEND, each) for each in found.extension[:TOP]),
    )
    for verb, each in listed:
        node = read.nodes[each.node]
        yield Found(
            verb, node, _(each.reason.text) % each.reason.figures, parts_of(each), bool(each.figures.get("is_break")),
            bool(each.estimated), whole.tasks.get((node.pk, verb.value)), whole.verdicts.get((node.pk, verb.value)),
            figures_of(verb, each, read.case, found.balance),
        )  # fmt: skip


def _rows(read: Analysed, found: Sequence[Found]) -> Iterator[NodeRow]:
    makers: dict[UUID, list[NodePlace]] = {}
    for place in read.map.places:
        makers.setdefault(place.node_id, []).append(place)
    verbs: dict[UUID, dict[NoGap.Verb, Found]] = {}
    for each in found:
        verbs.setdefault(each.node.pk, {})[each.verb] = each
    rate = read.found.balance.satisfaction
    for node, number in zip(read.map.nodes, read.merged.number.tolist(), strict=True):
        here = makers.get(node.pk, [])
        yield _row(node, here, read, number, verbs.get(node.pk, {}), float(rate[number]))


def _row(
    node: Node, makers: list[NodePlace], read: Analysed, number: int, verbs: Mapping[NoGap.Verb, Found], rate: float
) -> NodeRow:
    outputs = [place.output for place in makers if place.output is not None]
    known = sum(outputs) if outputs and len(outputs) == len(makers) else None
    named = {place.enterprise.unit.short_name or place.enterprise.unit.name for place in makers}
    elsewhere = [name for name in read.case.makers.of(number) if name not in named]
    stale = sum(place.mark_on(read.map.day) == NodePlace.Mark.STALE for place in makers)
    share = "" if isnan(rate) else f"{rate:.0%}"
    many = len(makers) + len(elsewhere)
    state, badge = _mark(many, verbs)
    return NodeRow(node, state, _under_the_name(many, share, badge), badge, makers, elsewhere, known, share, stale)


def _under_the_name(many: int, share: str, badge: str) -> str:
    """What a box has room for: how many make it and how far that reaches; beside a badge only what that does not say."""
    if not many:
        return "" if badge else _("本县没有")
    words = _("%d 家") % many
    return (share or words) if badge else f"{words} · {share}" if share else words


def _mark(many: int, verbs: Mapping[NoGap.Verb, Found]) -> tuple[str, str]:
    """How the box of a node with so many makers is drawn, and the word in it."""
    if FILL in verbs:
        return ("weak", _("薄弱")) if many else ("missing", _("断点") if verbs[FILL].is_break else _("缺环"))
    if STRENGTHEN in verbs:
        return "single", _("独家")
    if EXTEND in verbs:
        return "extend", _("可延")
    return ("plain", "") if many else ("none", "")


def _generations(chain_map: ChainMap, rows: Sequence[NodeRow]) -> list[Generation]:
    placed = sorted(zip(columns_of(chain_map.graph), rows, strict=True), key=lambda pair: pair[0])
    groups = groupby(placed, key=lambda pair: pair[0])
    return [Generation(number, [row for _c, row in group]) for number, (_column, group) in enumerate(groups, start=1)]


def map_address(chain: Chain) -> str:
    return reverse("chains:map", args=[chain.pk])
