"""派驻: the board of coverage, a guide's own enterprises on a phone, posting, handing over and calling back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel.pages import Question, ask, page, render_page, seen_version
from silian.support import actions
from silian.support.forms import EndPostingForm, HandOverPostingForm, PostForm
from silian.support.permissions import CLAIM, POST_GUIDES, VIEW_CHECKLISTS, VISIT
from silian.support.queries import VIEWS, coverage_of, guided_enterprises, missing_of, posting_for
from silian.support.sections import guides_of

FORM = ("GET", "HEAD", "POST")
A_PAGE = 60
TABS = {
    "": gettext_lazy("全部企业"), "lacking": gettext_lazy("还没派驻"), "unmet": gettext_lazy("没有达标"),
    "waiting": gettext_lazy("等核实"), "met": gettext_lazy("已达标"),
}  # fmt: skip
Told = Mapping[str, Any]


@page(VIEW_CHECKLISTS)
def show_coverage(request: Any) -> HttpResponse:
    """Every enterprise by township, with its guide and how far its checklist is; `?view=` one of `TABS`, `?q=` a name."""
    by, county = request.actor, request.county
    chosen, words = request.GET.get("view", ""), request.GET.get("q", "").replace("\x00", "").strip()
    chosen = chosen if chosen in VIEWS else ""
    rows = guided_enterprises(by, county)
    counts = rows.order_by().aggregate(**{f"n_{name}": Count("pk", filter=found) for name, found in VIEWS.items()})
    towns = coverage_of(rows)
    found = rows.filter(VIEWS[chosen], unit__name__icontains=words) if words else rows.filter(VIEWS[chosen])
    shown = Paginator(found.order_by("town", "guide_name", "unit__name"), A_PAGE).get_page(request.GET.get("page"))
    declared = guides_of(county)
    context = {
        "tabs": [_tab(name, chosen, counts[f"n_{name}"]) for name in TABS], "page": shown, "rows": list(shown),
        "towns": towns, "words": words, "view": chosen, "title": declared[1].title if declared else _("指导员"),
        "total": counts["n_"], "covered": counts["n_"] - counts["n_lacking"], "met": counts["n_met"],
        "waiting": counts["n_waiting"], "may_post": declared is not None and by.may(POST_GUIDES, county),
    }  # fmt: skip
    return render_page(request, "support/coverage.html", context, part="support/_coverage.html")


def _tab(name: str, chosen: str, count: int) -> dict[str, object]:
    return {"words": TABS[name], "url": f"?view={name}" if name else "?", "current": name == chosen, "count": count}


@page(CLAIM)
def show_my_enterprises(request: Any) -> HttpResponse:
    """For a guide on a phone: one's own enterprises, what each still lacks, and a photo away from claiming it."""
    by, county = request.actor, request.county
    mine = (
        guided_enterprises(by, county).filter(guide=by.person) if by.person else guided_enterprises(by, county).none()
    )
    rows = list(mine.order_by("unit__name"))
    missing = missing_of([row.checklist for row in rows if row.checklist])
    context = {
        "rows": [(row, missing.get(row.checklist, []), row.verified / row.asked if row.asked else 0) for row in rows],
        "may_visit": by.may(VISIT, county),
    }
    return render_page(request, "support/my_enterprises.html", context)


@page(POST_GUIDES, FORM)
def post_guide(request: Any) -> HttpResponse:
    def deed(told: Told) -> str:
        pairs = [(told["guide"], firm) for firm in told["firms"]]
        actions.post_guides(request.county, pairs, on=told["on"], ground=told["ground"], by=request.actor)
        messages.success(request, _("%(guide)s已派驻 %(n)d 家企业。") % {"guide": told["guide"], "n": len(pairs)})
        return board()

    form = PostForm(request.POST or None, by=request.actor, county=request.county)
    return ask(request, form, deed, Question(_("派驻指导员"), _("派驻"), back=board(), back_words=_("派驻和清单")))


@page(POST_GUIDES, FORM)
def hand_over_posting(request: Any, pk: UUID) -> HttpResponse:
    """Another guide goes on with the enterprise."""
    post = posting_for(request.actor, request.county, pk, POST_GUIDES)

    def deed(told: Told) -> str:
        actions.hand_over_posting(post, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("%(firm)s已交给%(to)s联系。") % {"firm": post.seat.unit, "to": told["to"]})
        return board()

    form = HandOverPostingForm(request.POST or None, post=post, by=request.actor)
    return ask(request, form, deed, _question(_("交接：%s") % post.seat.unit, _("交接"), post))


@page(POST_GUIDES, FORM)
def end_posting(request: Any, pk: UUID) -> HttpResponse:
    post = posting_for(request.actor, request.county, pk, POST_GUIDES)

    def deed(told: Told) -> str:
        actions.end_posting(post, by=request.actor, version=seen_version(request), **told)
        messages.success(request, _("已结束派驻：%s") % post.seat.unit)
        return board()

    question = _question(_("结束派驻：%s") % post.seat.unit, _("结束"), post, risk=True)
    return ask(request, EndPostingForm(request.POST or None), deed, question)


def _question(title: str, verb: str, record: object, risk: bool = False) -> Question:
    return Question(title, verb, record=record, back=board(), back_words=_("派驻和清单"), risk=risk)


def board() -> str:
    return reverse("support:coverage")
