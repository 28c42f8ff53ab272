"""Briefings: counted now, as they were published, one beside the other, and traced from a record."""

from __future__ import annotations

from silian.briefings.queries.comparison import Change, Comparison, compare, text
from silian.briefings.queries.drafting import draft_correction
from silian.briefings.queries.issues import (
    blocks_of,
    figures_in,
    issue_for,
    issues_for,
    published_figures_of,
    seen_among,
)
from silian.briefings.queries.live import briefing, programmes_with_briefing, template_of

__all__ = [
    "Change", "Comparison", "blocks_of", "briefing", "compare", "draft_correction", "figures_in", "issue_for", "issues_for",
    "programmes_with_briefing", "published_figures_of", "seen_among", "template_of", "text",
]  # fmt: skip
