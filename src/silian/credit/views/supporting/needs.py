"""Financing needs of the ledger, matched to a product and an officer; who stands in a park."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit import actions
from silian.credit.forms.supporting import LeaveForm, MatchForm, TenantsForm
from silian.credit.models import ParkTenant
from silian.credit.permissions import KEEP_TENANTS, MATCH, VIEW
from silian.credit.queries.supporting.needs import OPEN, counts_of, need_for, needs_for, only
from silian.kernel import money
from silian.kernel.access import require, visible
from silian.kernel.errors import NotFound
from silian.kernel.pages import Question, ask, page, render_page
from silian.matters.permissions import VIEW as VIEW_MATTERS
from silian.projects.queries import park_for

FORM = ("GET", "HEAD", "POST")
A_PAGE = 50


@page(VIEW_MATTERS)
def list_needs(request: Any) -> HttpResponse:
    seen, chosen = needs_for(request.actor, request.county), request.GET.get("only", "")
    listed = Paginator(only(seen, chosen), A_PAGE).get_page(request.GET.get("page"))
    counts = counts_of(seen)
    names = (
        ("", _("全部"), None),
        ("open", _("在办"), counts["open"]),
        ("unmatched", _("未匹配"), counts["unmatched"]),
    )
    context = {
        "page": listed, "rows": [(need, _wanted(need)) for need in listed.object_list], "counts": counts, "open": OPEN,
        "tabs": [
            {"words": words, "url": f"?only={name}" if name else "?", "current": name == chosen, "count": many}
            for name, words, many in names
        ],
        "may_match": request.actor.may(MATCH, request.county),
    }  # fmt: skip
    return render_page(request, "credit/needs.html", context, part="credit/_needs.html")


def _wanted(need: Any) -> str:
    fen = need.answers.get("amount")
    return money.show(int(fen), "万元") if fen else ""


@page(MATCH, FORM)
def match(request: Any, pk: UUID) -> HttpResponse:
    matter = need_for(request.actor, request.county, pk)
    require(MATCH, matter, request.actor)

    def deed(told: Mapping[str, Any]) -> str:
        made = actions.match_need(matter, by=request.actor, **told)
        messages.success(request, _("已匹配“%(product)s”，由%(who)s跟进。") % {
            "product": made.product, "who": made.post.person,
        })  # fmt: skip
        return reverse("matters:matter", args=[pk])

    back = reverse("matters:matter", args=[pk])
    question = Question(_("匹配产品和跟进的人"), _("匹配"), note=matter, back=back, back_words=matter.number)
    return ask(request, MatchForm(request.POST or None, matter=matter), deed, question)


@page(KEEP_TENANTS, FORM)
def enter_tenants(request: Any, pk: UUID) -> HttpResponse:
    park = park_for(request.actor, request.county, pk)
    back = reverse("projects:park", args=[pk])

    def deed(told: Mapping[str, Any]) -> str:
        made = actions.enter_tenants(park, list(told["borrowers"]), on=told["on"], by=request.actor)
        messages.success(request, _("已入园 %d 户。") % len(made))
        return back

    form = TenantsForm(request.POST or None, by=request.actor, county=request.county)
    return ask(request, form, deed, Question(_("登记入园主体"), _("登记"), back=back, back_words=park))


@page(KEEP_TENANTS, FORM)
def leave_park(request: Any, pk: UUID) -> HttpResponse:
    rows = visible(ParkTenant.objects.filter(county_id=request.county), request.actor, VIEW)
    tenant = rows.select_related("park", "borrower").filter(pk=pk).first()
    if tenant is None:
        raise NotFound(f"credit.parktenant {pk}")
    require(KEEP_TENANTS, tenant, request.actor)
    back = reverse("projects:park", args=[tenant.park_id])

    def deed(told: Mapping[str, Any]) -> str:
        actions.leave_park(tenant, by=request.actor, **told)
        messages.success(request, _("%s已退园。") % tenant.borrower)
        return back

    question = Question(_("退园"), _("退园"), note=tenant.borrower, back=back, back_words=tenant.park, risk=True)
    return ask(request, LeaveForm(request.POST or None), deed, question)
