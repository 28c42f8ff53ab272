"""What an analysis finds: a node, the reason in a sentence, the figures behind it, and the parts of its score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from silian.chains.analysis.sentences import Reason


@dataclass(frozen=True)
class Finding:
    """One thing to build, extend, fill or strengthen.

    `parts` are the terms of `score`, None for one that is not known (it counts as nothing); `estimated` names the figures
    that are not declared or verified ones.
    """

    node: str
    reason: Reason
    figures: Mapping[str, Any]
    parts: Mapping[str, float | None] = field(default_factory=dict)
    score: float | None = None
    estimated: tuple[str, ...] = ()


def some(names: tuple[str, ...], most: int = 3) -> str:
    """A few names for a sentence: 甲、乙、丙等 7 项."""
    shown = "、".join(names[:most])
    return shown if len(names) <= most else f"{shown}等 {len(names)} 项"
