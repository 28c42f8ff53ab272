"""What this room keeps: figures that are entered, and rankings that were published with the appeals against them."""

from __future__ import annotations

from silian.indicators.models.assessment import Appeal, AssessedSheet, Assessment
from silian.indicators.models.external import ExternalFigure

__all__ = ["Appeal", "AssessedSheet", "Assessment", "ExternalFigure"]
