"""整村授信: the funnel from the roster to drawn loans, coverage by segment, amounts, and the villages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from silian.credit.models import Segment
from silian.credit.permissions import ROSTER, VIEW
from silian.credit.queries.amounts import amounts_of
from silian.credit.queries.coverage import Place, board_on
from silian.credit.queries.funnel import OPEN, REFUSED, funnel, reached, refusals
from silian.credit.queries.scope import borrowers_for
from silian.credit.views._days import day_asked
from silian.kernel.pages import page, render_page

A_PAGE = 15
ONLY = {"vacant": _("缺村官或客户经理"), "open": _("未全部覆盖")}


@page(VIEW)
def show_funnel(request: Any) -> HttpResponse:
    """The whole of what this person sees, on a day; one segment with `?segment=`."""
    day, segment = day_asked(request), request.GET.get("segment", "")
    rows = borrowers_for(request.actor, request.county)
    if segment in Segment.values:
        rows = rows.filter(segment=segment)
    villages = [place for top in board_on(request.county, request.actor, day) for place in _villages(top)]
    listed = Paginator(_only(villages, request.GET.get("only", "")), A_PAGE).get_page(request.GET.get("page"))
    context = {
        "day": day, "segment": segment, "segments": _segments(segment), "stages": funnel(rows, day),
        "refused": refusals(rows, day), "refused_total": reached(rows, REFUSED, day).count(),
        "open_total": reached(rows, OPEN, day).count(), "amounts": amounts_of(rows, day),
        "page": listed, "villages": listed.object_list, "total": len(villages), "chips": _chips(request),
        "address": _address(day, segment), "may_enter": request.actor.may(ROSTER, request.county),
    }  # fmt: skip
    return render_page(request, "credit/funnel.html", context, part="credit/_villages.html")


def _address(day: date, segment: str) -> str:
    chosen = f"&segment={segment}" if segment else ""
    return f"{reverse('credit:borrowers')}?day={day.isoformat()}{chosen}"


def _segments(chosen: str) -> list[dict[str, object]]:
    kinds = [("", _("全部")), *Segment.choices]
    return [{"words": words, "url": f"?segment={name}", "current": name == chosen} for name, words in kinds]


def _villages(place: Place) -> list[Place]:
    return [found for below in place.below for found in _villages(below)] if place.below else [place]


def _only(villages: list[Place], only: str) -> list[Place]:
    if only == "vacant":
        return [place for place in villages if place.vacant]
    return [place for place in villages if place.open] if only == "open" else villages


def _chips(request: Any) -> list[dict[str, object]]:
    held = request.GET.get("only", "")
    chips = []
    for name, words in ONLY.items():
        query = request.GET.copy()
        query.pop("page", None)
        query["only"] = "" if held == name else name
        chips.append({"words": words, "url": f"?{query.urlencode()}", "current": held == name})
    return chips
