"""Where a record counts 计入情况: shown on the record's own page."""

from __future__ import annotations

from typing import Any

from silian.briefings.models import FrozenFigure, Issue
from silian.briefings.permissions import VIEW
from silian.briefings.queries import issues_for, published_figures_of
from silian.indicators.permissions import VIEW as VIEW_FIGURES
from silian.indicators.queries import counting
from silian.kernel.calendar import today
from silian.kernel.panels import Context, Panel, register


def where_counted(request: Any, record: Any) -> Context | None:
    """The indicators that count the record today, and the published numbers that counted it."""
    kind, county = record._meta.label_lower, record.county_id
    may_read, may_count = request.actor.may(VIEW, county), request.actor.may(VIEW_FIGURES, county)
    figures = list(published_figures_of(county, kind, record.pk)) if may_read else []
    readable = set(issues_for(county, request.actor).filter(pk__in={f.issue_id for f in figures})) if figures else set()
    issues = _by_issue([figure for figure in figures if figure.issue in readable])
    entries = counting(kind, record.pk, county, today()) if may_count else []
    return {"entries": entries, "issues": issues.items()} if entries or issues else None


def _by_issue(figures: list[FrozenFigure]) -> dict[Issue, list[FrozenFigure]]:
    grouped: dict[Issue, list[FrozenFigure]] = {}
    for figure in figures:
        grouped.setdefault(figure.issue, []).append(figure)
    return grouped


register(Panel("briefings.where_counted", "briefings/_where_counted.html", where_counted, "aside", "matters.matter"))
