"""The briefings there are, and the one that is counted now."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse

from silian.briefings.permissions import PUBLISH, VIEW
from silian.briefings.queries import briefing, issues_for, programmes_with_briefing
from silian.briefings.rendering import Rendered
from silian.briefings.views.showing import lines, live_door, live_sources
from silian.indicators.asking import asked_of
from silian.indicators.queries import Status
from silian.kernel import journal
from silian.kernel.pages import page, render_page
from silian.kernel.programmes import current

A_PAGE = 20


@page(VIEW)
def list_briefings(request: Any) -> HttpResponse:
    """The programmes that have a briefing, and what was published."""
    issues = Paginator(issues_for(request.county, request.actor).prefetch_related("corrections"), A_PAGE)
    context = {
        "programmes": programmes_with_briefing(request.county),
        "issues": issues.get_page(request.GET.get("page")),
    }
    return render_page(request, "briefings/list.html", context, part="briefings/_issues.html")


@page(VIEW)
def show_briefing(request: Any, programme: str) -> HttpResponse:
    """The briefing as the records give it now, at the chosen cut-off."""
    asked = asked_of(request.GET, request.county)
    rendered = briefing(asked.extent, programme, asked.as_of)
    applied = current(request.county, programme)
    published = issues_for(request.county, request.actor, programme)
    context = {
        "asked": asked, "form": asked.form, "programme": programme, "title": rendered.title,
        "lines": lines(rendered.blocks, live_door(asked)), "sources": list(live_sources(rendered)),
        "witness": journal.head(request.county), "told": _counts(rendered), "issues": published[:5],
        "issue": published.filter(as_of=asked.as_of, unit=asked.extent.unit).first(),
        "may_publish": applied and request.actor.may(PUBLISH, request.county),
    }  # fmt: skip
    return render_page(request, "briefings/briefing.html", context)


def _counts(rendered: Rendered) -> dict[str, int]:
    """How many numbers there are in the text, by where they come from."""
    statuses = [placed.figure.status for placed in rendered.figures]
    return {"all": len(statuses), **{status.value: statuses.count(status) for status in Status}}
