"""The files of a programme that this room reads: what is counted, what should be reached, how it is scored."""

from __future__ import annotations

from silian.indicators.sections.indicators import (
    INDICATORS,
    SMALL_BASE,
    Indicators,
    definitions,
    is_money,
    scale_of,
    surroundings,
)
from silian.indicators.sections.scoring import SCORING, Scheme, Scoring
from silian.indicators.sections.targets import TARGETS, Lights, Target, Targets, Thresholds

__all__ = [
    "INDICATORS", "SCORING", "SMALL_BASE", "TARGETS", "Indicators", "Lights", "Scheme", "Scoring", "Target", "Targets",
    "Thresholds", "definitions", "is_money", "scale_of", "surroundings",
]  # fmt: skip
