"""How a project is told to people: its stages, its light, its history, amounts in words."""

from __future__ import annotations

from silian.projects.showing.history import Told, told
from silian.projects.showing.lights import Row, lit
from silian.projects.showing.stages import Stage, stages_of
from silian.projects.showing.words import in_words

__all__ = ["Row", "Stage", "Told", "in_words", "lit", "stages_of", "told"]
