"""The pages of the frame itself: workbench, search, a programme's page, the style guide. Rooms have their own."""

from __future__ import annotations

from silian.web.views.calendar import amend_day, load_year, show_calendar, show_month
from silian.web.views.choosing import choose_county, switch_role
from silian.web.views.dashboard import show_dashboard, show_home
from silian.web.views.deliveries import send_again, show_deliveries
from silian.web.views.digest import show_digest
from silian.web.views.frame import show_sample_step, show_styles, show_workbench
from silian.web.views.inbox import mark_notice, open_notice, read_all, show_inbox, undo
from silian.web.views.programme import show_programme
from silian.web.views.search import search
from silian.web.views.wishes import show_wishes

__all__ = [
    "amend_day", "choose_county", "load_year", "mark_notice", "open_notice", "read_all", "search", "send_again",
    "show_calendar", "show_dashboard", "show_deliveries", "show_digest", "show_home", "show_inbox", "show_month",
    "show_programme", "show_sample_step", "show_styles", "show_wishes", "show_workbench", "switch_role", "undo",
]  # fmt: skip
