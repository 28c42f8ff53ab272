"""A published issue: the text as it was, the records behind each number as they were, and what changed since."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from silian.briefings.models import Issue
from silian.briefings.permissions import CORRECT, VIEW
from silian.briefings.queries import Change, Comparison, blocks_of, compare, figures_in, issue_for, seen_among
from silian.briefings.views.showing import frozen_door, frozen_sources, lines
from silian.indicators.presentation import window
from silian.kernel.access import Actor, may_on
from silian.kernel.addresses import record_url
from silian.kernel.pages import page, render_page
from silian.kernel.rules import Part

IN_DRAWER = 30


@page(VIEW)
def show_issue(request: Any, key: UUID) -> HttpResponse:
    """The issue; htmx gets the comparison with today's records alone, which is counted only when it is asked for."""
    issue = issue_for(request.county, key, request.actor)
    figures = figures_in(issue)
    comparing = "compare" in request.GET
    context = {
        "issue": issue, "title": issue.title, "figures": figures, "lines": lines(blocks_of(issue, figures), frozen_door),
        "sources": list(frozen_sources(figures)), "corrections": issue.corrections.order_by("-ordinal"),
        "may_correct": CORRECT.name in may_on([CORRECT], issue, request.actor), "comparing": comparing,
        "changed": _changed(issue, request.actor) if comparing else [],
    }  # fmt: skip
    return render_page(request, "briefings/issue.html", context, part="briefings/_comparison.html")


@page(VIEW)
def show_frozen_figure(request: Any, key: UUID, figure: UUID) -> HttpResponse:
    """A published number in the drawer: how it was counted, and the records of that day."""
    issue = issue_for(request.county, key, request.actor)
    frozen = issue.figures.filter(pk=figure).first()
    if frozen is None:
        raise Http404
    if not request.htmx:
        return HttpResponseRedirect(reverse("briefings:issue", args=[issue.pk]) + f"#src-{frozen.indicator}")
    rows = list(frozen.records.filter(part=Part.DENOMINATOR).order_by("-on", "-row"))
    seen = seen_among({(row.kind, row.record) for row in rows}, request.actor)
    records = [(row, record_url(row.kind, row.record)) for row in rows if (row.kind, row.record) in seen]
    context = {
        "issue": issue, "figure": frozen, "window": window(frozen.period), "counted": len(rows),
        "records": records[:IN_DRAWER], "in_drawer": IN_DRAWER, "hidden": len(rows) - len(records),
        "corrections": frozen.corrections.select_related("correction").order_by("correction__ordinal"),
    }  # fmt: skip
    return render_page(request, "briefings/_frozen_figure.html", context)


def _changed(issue: Issue, by: Actor) -> list[tuple[Comparison, list[tuple[Change, str]]]]:
    """The numbers that are no longer what was published, each with the changed records that this reader may see."""
    told = [each for each in compare(issue) if each.differs]
    seen = seen_among({(change.kind, change.record) for each in told for change in each.changes}, by)
    return [
        (each, [(c, record_url(c.kind, c.record)) for c in each.changes if (c.kind, c.record) in seen]) for each in told
    ]
