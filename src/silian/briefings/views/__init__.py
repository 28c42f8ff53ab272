"""The pages of the briefings."""

from __future__ import annotations

from silian.briefings.views.deeds import correct, publish
from silian.briefings.views.issues import show_frozen_figure, show_issue
from silian.briefings.views.live import list_briefings, show_briefing

__all__ = ["correct", "list_briefings", "publish", "show_briefing", "show_frozen_figure", "show_issue"]
