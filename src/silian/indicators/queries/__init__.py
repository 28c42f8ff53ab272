"""Figures, the records behind them, and how they split over units and chains."""

from __future__ import annotations

from silian.indicators.queries.extent import Extent
from silian.indicators.queries.external import entries_of, units_entering
from silian.indicators.queries.figures import Figure, Status, a_year_before, figure, figures, figures_of, fits
from silian.indicators.queries.progress import Progress, progress_of
from silian.indicators.queries.records import (
    Lines,
    counting,
    digest_of,
    exact,
    lines_behind,
    record_list,
    record_rows,
)
from silian.indicators.queries.splits import ChainFigure, UnitFigure, by_chain, by_unit
from silian.indicators.queries.wording import definition_text
from silian.indicators.sections import is_money

__all__ = [
    "ChainFigure", "Extent", "Figure", "Lines", "Progress", "Status", "UnitFigure", "a_year_before", "by_chain",
    "by_unit", "counting", "definition_text", "digest_of", "entries_of", "exact", "figure", "figures", "figures_of",
    "fits", "is_money", "lines_behind", "progress_of", "record_list", "record_rows", "units_entering",
]  # fmt: skip
