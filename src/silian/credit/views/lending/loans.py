"""The list of loans with its conditions in the address, and the list of those in arrears."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from silian.credit.lifecycle import LOAN, REPAYING
from silian.credit.models import Segment
from silian.credit.permissions import VIEW
from silian.credit.queries.lending import grade_words, in_arrears, loans_for, with_grade, with_names, with_outstanding
from silian.credit.views.lending.parts import lending_tabs
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page

A_PAGE = 50


@page(VIEW)
def list_loans(request: Any) -> HttpResponse:
    """Loans of a state, a segment, 政银担 or a word; the latest first."""
    asked = request.GET
    rows = _filtered(loans_for(request.actor, request.county), asked)
    ordered = with_grade(with_outstanding(with_names(rows), today()), today()).order_by("-applied_on", "-number")
    listed = Paginator(ordered, A_PAGE).get_page(asked.get("page"))
    context = {
        "page": listed, "rows": [(loan, grade_words(loan.grade)) for loan in listed], "words": asked.get("q", ""),
        "chips": list(_chips(asked)),
        "tabs": lending_tabs("loans"),
    }  # fmt: skip
    return render_page(request, "credit/lending/loans.html", context, part="credit/lending/_loans.html")


def _filtered(rows: Any, asked: QueryDict) -> Any:
    if asked.get("state") in LOAN.states:
        rows = rows.filter(state=asked["state"])
    if asked.get("segment") in Segment.values:
        rows = rows.filter(borrower__segment=asked["segment"])
    if asked.get("only") == "scheme":
        rows = rows.filter(scheme=True)
    if words := asked.get("q", "").replace("\x00", "").strip():
        named = Q(borrower__name__contains=words) | Q(borrower__village__name__contains=words)
        rows = rows.filter(named | Q(number__icontains=words) | Q(bank_number__icontains=words))
    return rows


def _chips(asked: QueryDict) -> Iterable[dict[str, object]]:
    for name, state in LOAN.states.items():
        yield _chip(asked, "state", name, state.label)
    for value, label in Segment.choices:
        yield _chip(asked, "segment", value, label)
    yield _chip(asked, "only", "scheme", _("政银担"))


def _chip(asked: QueryDict, key: str, value: str, words: object) -> dict[str, object]:
    query = asked.copy()
    query.pop("page", None)
    current = query.pop(key, [""])[-1] == value
    if not current:
        query[key] = value
    return {"words": words, "url": f"?{query.urlencode()}", "current": current}


@page(VIEW)
def list_arrears(request: Any) -> HttpResponse:
    """Every loan with something overdue today, the longest first: who, how much, since when, and who looks after it."""
    late = in_arrears(with_names(loans_for(request.actor, request.county).filter(state=REPAYING.name)), today())
    listed = Paginator(late, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": listed, "rows": listed.object_list,
        "sum": sum(row.standing.outstanding_principal for row in late), "day": today(), "tabs": lending_tabs("arrears"),
    }  # fmt: skip
    return render_page(request, "credit/lending/arrears.html", context, part="credit/lending/_arrears.html")
