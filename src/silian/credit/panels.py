"""What this room shows elsewhere: a park's tenants and credit, a need's match, the subsidy batches that wait for an office."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from silian.credit.models import NeedMatch
from silian.credit.permissions import KEEP_TENANTS, MATCH, REVIEW_SUBSIDY, VIEW
from silian.credit.queries.supporting.needs import OPEN
from silian.credit.queries.supporting.parks import ParkCredit, credit_of_parks, tenants_of
from silian.credit.queries.supporting.subsidising import waiting_reviews
from silian.credit.supporting_rules import SUPPORTING, kind_of_needs
from silian.kernel.access import may_on
from silian.kernel.money import show
from silian.kernel.panels import Context, Panel, Stat, register
from silian.kernel.programmes import documents
from silian.matters.models import Matter
from silian.projects.models import Park

SHOWN = 30
NOTHING = ParkCredit(0, 0, 0, 0)


def of_park(request: Any, park: Park) -> Context | None:
    """Its tenants, what they may borrow, and what was paid out to them in the park."""
    if not request.actor.may(VIEW, request.county):
        return None
    rows, credit = tenants_of(request.actor, park), credit_of_parks(park.county_id).get(park.pk, NOTHING)
    return {
        "park": park, "rows": rows[:SHOWN], "more": rows.count() - SHOWN,
        "may_keep": request.actor.may(KEEP_TENANTS, request.county),
        "stats": [
            Stat(_("入园主体"), credit.tenants, "#tenants", _("户")),
            Stat(_("授信额度"), show(credit.lines, "万元", 0)),
            Stat(_("得到贷款的主体"), credit.supported, "#tenants", _("户")),
            Stat(_("放款"), show(credit.disbursed, "万元", 0)),
        ],
    }  # fmt: skip


def of_need(request: Any, matter: Matter) -> Context | None:
    """Which product and which officer were found for a financing need."""
    if not documents(matter.county_id, SUPPORTING) or matter.kind != kind_of_needs(matter.county_id):
        return None
    rows = NeedMatch.objects.filter(matter=matter, to_on=None)
    return {
        "matter": matter, "current": rows.select_related("product", "post__person", "post__seat__unit").first(),
        "may_match": matter.state in OPEN and MATCH.name in may_on({MATCH}, matter, request.actor),
    }  # fmt: skip


def to_review(request: Any) -> Context | None:
    """Subsidy batches whose turn it is at an office of this person."""
    if not request.actor.may(REVIEW_SUBSIDY, request.county):
        return None
    rows = waiting_reviews(request.actor, request.county)
    return {"rows": rows, "headline": _("等您审核贴息 %d 批") % len(rows)} if rows else None


register(Panel("credit.park", "credit/panels/park.html", of_park, page="projects.park"))
register(Panel("credit.need", "credit/panels/need.html", of_need, column="aside", page="matters.matter", order=20))
register(Panel("credit.reviews", "credit/panels/reviews.html", to_review, order=40))
