"""Figures, the records behind them, and how they split over units and chains."""

from __future__ import annotations

from silian.indicators.queries.assessments import (
    appeal_for,
    appeals_due,
    appeals_waiting,
    assessment_for,
    assessments_of,
    sheet_for,
)
from silian.indicators.queries.extent import Extent
from silian.indicators.queries.external import DueFigure, entries_of, figures_due, units_entering, with_files
from silian.indicators.queries.figures import Figure, Status, a_year_before, figure, figures, figures_of, fits
from silian.indicators.queries.progress import Progress, progress_of
from silian.indicators.queries.ranking import Ranking, Standing, last_month_s_end, moved, ranking, ranks_at, schemes_of
from silian.indicators.queries.records import (
    Lines,
    counting,
    digest_of,
    exact,
    lines_behind,
    record_list,
    record_rows,
)
from silian.indicators.queries.scores import Barred, CountedExtra, Member, ScoredLine, Sheet
from silian.indicators.queries.splits import ChainFigure, UnitFigure, by_chain, by_unit
from silian.indicators.queries.targets import Aimed, Change, TargetPart, aimed, aimed_at_chain, changes, divided
from silian.indicators.queries.wording import definition_text
from silian.indicators.sections import is_money

__all__ = [
    "Aimed", "Barred", "ChainFigure", "Change", "CountedExtra", "DueFigure", "Extent", "Figure", "Lines", "Member",
    "Progress", "Ranking", "ScoredLine", "Sheet", "Standing", "Status", "TargetPart", "UnitFigure", "a_year_before",
    "aimed", "aimed_at_chain", "appeal_for", "appeals_due", "appeals_waiting", "assessment_for", "assessments_of",
    "by_chain", "by_unit", "changes", "counting", "definition_text", "digest_of", "divided", "entries_of", "exact",
    "figure", "figures", "figures_due", "figures_of", "fits", "is_money", "last_month_s_end", "lines_behind", "moved",
    "progress_of", "ranking", "ranks_at", "record_list", "record_rows", "schemes_of", "sheet_for", "units_entering", "with_files",
]  # fmt: skip
