"""The ledger: a matter, its rounds with their clock, what it was filed under over time, its measures and their proof."""

from __future__ import annotations

from silian.matters.models.handling import CallBack, ClockRequest, Escalation, HandIn, Measure, Return, Support
from silian.matters.models.importing import Batch
from silian.matters.models.matter import Announced, Channel, Matter, Outcome, Round, Standing
from silian.matters.models.publication import Publication
from silian.matters.models.saved import SavedView

__all__ = [
    "Announced", "Batch", "CallBack", "Channel", "ClockRequest", "Escalation", "HandIn", "Matter", "Measure", "Outcome",
    "Publication", "Return", "Round", "SavedView", "Standing", "Support",
]  # fmt: skip
