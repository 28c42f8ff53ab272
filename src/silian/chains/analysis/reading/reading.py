"""What reading a folder gives."""

from __future__ import annotations

from dataclasses import dataclass

from silian.chains.analysis.graph import Graph
from silian.chains.analysis.makers import Makers
from silian.chains.analysis.reading.defects import Defects


@dataclass(frozen=True)
class Reading:
    """What a folder holds after cleaning, and what was wrong in it."""

    graph: Graph
    makers: Makers
    defects: Defects
