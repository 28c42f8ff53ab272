"""The pages of the figures."""

from __future__ import annotations

from silian.indicators.views.entering import enter
from silian.indicators.views.figure import show_definition, show_drawer, show_figure
from silian.indicators.views.listing import list_figures
from silian.indicators.views.records import export_records

__all__ = ["enter", "export_records", "list_figures", "show_definition", "show_drawer", "show_figure"]
