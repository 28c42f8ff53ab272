"""How a matter is told to people: its stages, its history in sentences, its measures, what happens when it is overdue."""

from __future__ import annotations

from silian.matters.showing.history import Told, told
from silian.matters.showing.ladder import Rung, rungs_of
from silian.matters.showing.measures import Planned, measures_of
from silian.matters.showing.stages import Stage, stages_of

__all__ = ["Planned", "Rung", "Stage", "Told", "measures_of", "rungs_of", "stages_of", "told"]
