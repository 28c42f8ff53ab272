"""The pages of the figures, the targets and the rankings."""

from __future__ import annotations

from silian.indicators.views.assessments import answer, appeal, publish, show_assessed, show_assessment
from silian.indicators.views.entering import download, enter
from silian.indicators.views.figure import show_definition, show_drawer, show_figure
from silian.indicators.views.listing import list_figures
from silian.indicators.views.records import export_records
from silian.indicators.views.scores import show_ranking, show_sheet
from silian.indicators.views.targets import list_targets, show_target

__all__ = [
    "answer", "appeal", "download", "enter", "export_records", "list_figures", "list_targets", "publish", "show_assessed",
    "show_assessment", "show_definition", "show_drawer", "show_figure", "show_ranking", "show_sheet", "show_target",
]  # fmt: skip
