"""Targets 招商目标: makers elsewhere who could fill a missing or weak node, by evidence that can be read up.

A part is what its strongest piece of evidence says, from 0 to 1; a part without evidence is None and earns nothing, so that
a score stands on what somebody can show.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from silian.chains.analysis.sentences import Reason, gettext_noop, refused

PARTS = ("capability", "local_pull", "existing_tie", "relatedness", "expansion")

TARGET = gettext_noop("%(name)s能做%(node)s，有 %(lines)s 条依据，最近一条是 %(latest)s。")
UNPROVED = gettext_noop("%(name)s还没有依据。")


@dataclass(frozen=True)
class TargetWeights:
    """Points for each part: it makes the thing 产能; the county needs it 本地需求; it knows the county 已有联系; its trade is
    near to the county's 相关度; it wants to grow 扩张信号. Together 100."""

    capability: float = 30
    local_pull: float = 25
    existing_tie: float = 20
    relatedness: float = 15
    expansion: float = 10


@dataclass(frozen=True)
class Evidence:
    """A line that somebody can check: which part it speaks for and how strongly, in words, of which day, from where."""

    part: str
    strength: float
    text: str
    on: date
    source: str

    def __post_init__(self) -> None:
        if self.part not in PARTS:
            raise refused(
                gettext_noop("依据的类别只有：%(parts)s，没有“%(part)s”。"), parts="、".join(PARTS), part=self.part
            )
        if not 0 <= self.strength <= 1:
            raise refused(gettext_noop("依据的强度是 0 到 1 的数，请改正。"))
        if not self.source.strip():
            raise refused(gettext_noop("“%(text)s”没有写出处，请补上。"), text=self.text)


@dataclass(frozen=True)
class Candidate:
    name: str
    evidence: Sequence[Evidence]


@dataclass(frozen=True)
class Target:
    """A candidate with its score of 100, the parts, and its evidence, the newest line first."""

    name: str
    score: float
    parts: dict[str, float | None]
    evidence: tuple[Evidence, ...]
    reason: Reason


def ranked(
    node: str, candidates: Iterable[Candidate], as_of: date, valid_days: int = 730, weights: TargetWeights | None = None
) -> list[Target]:
    """The candidates for a node, the strongest first, then by name. Evidence from after `as_of`, or older than so many days,
    is shown but earns nothing."""
    points = weights or TargetWeights()
    found = [_target(node, each, as_of, valid_days, points) for each in candidates]
    return sorted(found, key=lambda each: (-each.score, each.name))


def _target(node: str, candidate: Candidate, as_of: date, valid_days: int, points: TargetWeights) -> Target:
    lines = sorted(candidate.evidence, key=lambda line: (line.on, line.text), reverse=True)
    valid = [line for line in lines if 0 <= (as_of - line.on).days <= valid_days]
    parts = {part: max((line.strength for line in valid if line.part == part), default=None) for part in PARTS}
    score = sum(float(getattr(points, part)) * (value or 0.0) for part, value in parts.items())
    if not valid:
        return Target(candidate.name, score, parts, tuple(lines), Reason(UNPROVED, {"name": candidate.name}))
    latest = f"{valid[0].on} {valid[0].text}（{valid[0].source}）"
    words = {"name": candidate.name, "node": node, "lines": len(valid), "latest": latest}
    return Target(candidate.name, score, parts, tuple(lines), Reason(TARGET, words))
