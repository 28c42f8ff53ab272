"""招商目标 of a chain, ranked for each node by evidence that can be read up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from silian.chains.models import Chain, Node, Target, TargetEvidence
from silian.chains.permissions import VIEW
from silian.kernel.access import Actor, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound

if TYPE_CHECKING:
    from silian.chains.analysis.targets import Candidate
    from silian.chains.analysis.targets import Target as Ranked

STRENGTHS: Mapping[str, float] = {  # what a line earns of its part
    TargetEvidence.Strength.STRONG.value: 1.0, TargetEvidence.Strength.FAIR.value: 0.6,
    TargetEvidence.Strength.SLIGHT.value: 0.3,
}  # fmt: skip


@dataclass(frozen=True)
class Courted:
    """A target with its score of 100, the parts, and its lines, the newest first."""

    target: Target
    ranked: Ranked
    lines: list[TargetEvidence]


@dataclass(frozen=True)
class NodeTargets:
    node: Node
    courted: list[Courted]


@dataclass(frozen=True)
class ChainTargets:
    """Those that are followed, by node, the strongest first; and those that came or were given up, the latest first."""

    nodes: list[NodeTargets]
    ended: list[Target]


def targets_of(chain: Chain) -> ChainTargets:
    """All targets of a chain. Two queries."""
    rows = Target.objects.filter(node__chain=chain).select_related("node", "follower").prefetch_related("evidence")
    every = list(rows.order_by("node__name", "node_id", "name"))
    groups = groupby([each for each in every if each.ended_on is None], key=lambda each: each.node)
    ended = sorted((each for each in every if each.ended_on), key=lambda each: each.ended_on or today(), reverse=True)
    return ChainTargets([NodeTargets(node, list(_ranked(node, group))) for node, group in groups], ended)


def _ranked(node: Node, group: Iterable[Target]) -> Iterator[Courted]:
    from silian.chains.analysis.targets import ranked  # numpy, when somebody looks

    named = {target.name: target for target in group}
    for each in ranked(node.name, [_candidate(target) for target in named.values()], today()):
        target = named[each.name]
        yield Courted(target, each, sorted(target.evidence.all(), key=lambda line: (line.on, line.text), reverse=True))


def _candidate(target: Target) -> Candidate:
    from silian.chains.analysis.targets import Candidate, Evidence

    lines = [
        Evidence(line.part, STRENGTHS[line.strength], line.text, line.on, line.source) for line in target.evidence.all()
    ]
    return Candidate(target.name, lines)


def target_for(by: Actor, county: str, key: UUID) -> Target:
    """One target, for whoever sees its chain; NotFound for a stranger."""
    chains = visible(Chain.objects.filter(county_id=county), by, VIEW)
    rows = Target.objects.filter(pk=key, county_id=county, node__chain__in=chains.values("pk"))
    found = rows.select_related("node__chain__office", "follower").first()
    if found is None:
        raise NotFound(f"target {key}")
    return found
