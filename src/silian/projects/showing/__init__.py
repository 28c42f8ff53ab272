"""How a project is told to people: its stages, its light, its history, amounts in words; and the same of the reserve."""

from __future__ import annotations

from silian.projects.showing.history import Told, told
from silian.projects.showing.lights import Row, lit
from silian.projects.showing.reserve import landing_light, reserve_history, stars_of
from silian.projects.showing.stages import Stage, stages_of
from silian.projects.showing.words import in_words

__all__ = [
    "Row", "Stage", "Told", "in_words", "landing_light", "lit", "reserve_history", "stages_of", "stars_of", "told",
]  # fmt: skip
