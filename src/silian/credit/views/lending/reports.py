"""What banks have reported: the files, and one file with what it changed and where our reckoning differs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse

from silian.credit.permissions import REPORT
from silian.credit.queries.lending import balances_of, differences_of, report_for, reports_for
from silian.credit.views.lending.parts import lending_tabs
from silian.kernel.pages import page, render_page

A_PAGE = 50


@page(REPORT)
def list_reports(request: Any) -> HttpResponse:
    page_ = Paginator(reports_for(request.actor, request.county), A_PAGE).get_page(request.GET.get("page"))
    return render_page(request, "credit/lending/reports.html", {"page": page_, "tabs": lending_tabs("reports")})


@page(REPORT)
def show_report(request: Any, pk: UUID) -> HttpResponse:
    """One file: changed balances with old and new, and the differences between the bank's word and our own."""
    report = report_for(request.actor, request.county, pk)
    rows = balances_of(report)
    changed = [row for row in rows if row.before is not None and row.before != row.fen]
    context = {
        "report": report, "rows": rows, "changed": changed, "fresh": [row for row in rows if row.before is None],
        "sum": sum(row.fen for row in rows), "differences": differences_of(report)[:A_PAGE],
        "late": [row for row in rows if row.days_past_due],
    }  # fmt: skip
    return render_page(request, "credit/lending/report.html", context)
