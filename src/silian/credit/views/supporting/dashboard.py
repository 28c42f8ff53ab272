"""县金融看板: what the finance office looks at first, each count a link to its list."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Sum
from django.http import HttpResponse
from django.urls import NoReverseMatch, reverse

from silian.credit.models import FeeReduction
from silian.credit.permissions import VIEW
from silian.credit.queries.supporting.fund import funds_for, standing_of_fund
from silian.credit.queries.supporting.needs import counts_of, needs_for
from silian.credit.queries.supporting.parks import ParkCredit, credit_of_parks
from silian.credit.queries.supporting.subsidising import batches_for, paid_until, waiting_reviews
from silian.kernel.access import visible
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page
from silian.matters.permissions import VIEW as VIEW_MATTERS
from silian.projects.permissions import VIEW_PARKS
from silian.projects.queries import parks_for

NOTHING = ParkCredit(0, 0, 0, 0)
LINKS = {"funnel": "credit:funnel", "arrears": "credit:arrears", "loans": "credit:loans", "products": "credit:products"}


@page(VIEW)
def show_dashboard(request: Any) -> HttpResponse:
    by, county = request.actor, request.county
    fees = visible(FeeReduction.objects.filter(county_id=county), by, VIEW)
    context = {
        "day": today(), "links": _links(), "parks": _parks(request), "waiting": waiting_reviews(by, county),
        "quarters": batches_for(by, county).order_by().values("from_on", "to_on", "state").annotate(
            n=Count("pk")).order_by("-from_on", "state"),
        "paid": paid_until(county), "saved": fees.aggregate(n=Sum(F("standard_fen") - F("charged_fen")))["n"] or 0,
        "funds": [(fund, held, held.why_not(0)) for fund in funds_for(by, county) if (held := standing_of_fund(fund))],
        "needs": counts_of(needs_for(by, county)) if by.may(VIEW_MATTERS, county) else None,
    }  # fmt: skip
    return render_page(request, "credit/dashboard.html", context)


def _parks(request: Any) -> list[tuple[Any, ParkCredit]]:
    """The parks with their credit, the largest first."""
    if not request.actor.may(VIEW_PARKS, request.county):
        return []
    found = credit_of_parks(request.county)
    rows = [(park, found.get(park.pk, NOTHING)) for park in parks_for(request.actor, request.county)]
    return sorted(rows, key=lambda row: -row[1].lines)


def _links() -> dict[str, str]:
    """The pages of the room beside this one, as far as they are there."""
    found = {}
    for name, url in LINKS.items():
        try:
            found[name] = reverse(url)
        except NoReverseMatch:
            continue
    return found
