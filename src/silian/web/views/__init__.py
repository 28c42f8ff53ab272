"""The pages of the frame itself: workbench, search, a programme's page, the style guide. Rooms have their own."""

from __future__ import annotations

from silian.web.views.calendar import amend_day, load_year, show_calendar
from silian.web.views.choosing import choose_county, switch_role
from silian.web.views.frame import show_sample_step, show_styles, show_workbench
from silian.web.views.programme import show_programme
from silian.web.views.search import search

__all__ = [
    "amend_day", "choose_county", "load_year", "search", "show_calendar", "show_programme", "show_sample_step",
    "show_styles", "show_workbench", "switch_role",
]  # fmt: skip
