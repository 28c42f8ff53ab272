"""The roster as a list with its conditions in the address, and one borrower's page."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.credit.engine.scorecards import BASE
from silian.credit.marks import digest_of
from silian.credit.models import Borrower, Promise, Rating, Score, Segment
from silian.credit.permissions import COLLECT, REVIEW, ROSTER, SEE_NAMES, VIEW
from silian.credit.queries.amounts import amounts_of
from silian.credit.queries.consents import consent_of
from silian.credit.queries.funnel import ASIDE, STAGES, reached
from silian.credit.queries.reviews import lines_of, opinions_seen, score_of
from silian.credit.queries.scope import borrower_for, borrowers_for
from silian.credit.views._days import day_asked
from silian.kernel.access import may_on
from silian.kernel.calendar import today
from silian.kernel.lifecycles import offers
from silian.kernel.pages import page, render_page
from silian.kernel.panels import shown_on

A_PAGE = 50


@page(VIEW)
def list_borrowers(request: Any) -> HttpResponse:
    """Those of a stage, segment and village on a day; an ID number or a name of an entity finds one."""
    asked, day = request.GET, day_asked(request)
    stage = asked.get("stage", "") if asked.get("stage", "") in {*STAGES, *ASIDE} else "roster"
    rows = reached(borrowers_for(request.actor, request.county), stage, day)
    if asked.get("segment") in Segment.values:
        rows = rows.filter(segment=asked["segment"])
    rows = _in_village(rows, asked.get("village", ""))
    if reason := asked.get("reason", ""):
        rows = rows.filter(ratings__reason=reason).distinct()
    if words := asked.get("q", "").replace("\x00", "").strip():
        rows = rows.filter(id_digest=digest_of(request.county, words)) | rows.filter(name__contains=words)
    listed = Paginator(rows.select_related("village").order_by("village__name", "segment", "id"), A_PAGE).get_page(
        asked.get("page")
    )
    context = {
        "page": listed, "rows": _with_ratings(listed.object_list), "day": day, "stage": stage, "words": words,
        "title": STAGES[stage][0] if stage in STAGES else ASIDE[stage], "chips": _chips(asked, stage),
        "may_enter": request.actor.may(ROSTER, request.county),
    }  # fmt: skip
    return render_page(request, "credit/borrowers.html", context, part="credit/_borrowers.html")


def _in_village(rows: Any, key: str) -> Any:
    try:
        return rows.filter(village=UUID(key)) if key else rows
    except ValueError:
        return rows.none()


def _with_ratings(rows: Any) -> list[tuple[Borrower, Rating | None]]:
    borrowers = list(rows)
    found = Rating.objects.filter(borrower__in=borrowers).order_by("year")
    latest = {rating.borrower_id: rating for rating in found}
    return [(borrower, latest.get(borrower.pk)) for borrower in borrowers]


def _chips(asked: Any, stage: str) -> list[dict[str, object]]:
    named = {**{name: words for name, (words, _day) in STAGES.items()}, **ASIDE}
    return [_chip(asked, "stage", name, words, stage == name) for name, words in named.items()] + [
        _chip(asked, "segment", name, words, asked.get("segment") == name) for name, words in Segment.choices
    ]


def _chip(asked: Any, key: str, value: str, words: object, current: bool) -> dict[str, object]:
    query = asked.copy()
    query.pop("page", None)
    query[key] = "" if current else value
    return {"words": words, "url": f"?{query.urlencode()}", "current": current}


@page(VIEW)
def show_borrower(request: Any, pk: UUID) -> HttpResponse:
    """One borrower: the rating and what may be done next, the four lines and the three amounts, how the score came about."""
    borrower = borrower_for(request.actor, request.county, pk)
    rating = borrower.ratings.select_related("bank", "line").order_by("-year").first()
    score = score_of(rating) if rating else None
    panels = shown_on("credit.borrower", request, borrower)
    held = may_on({COLLECT, REVIEW, SEE_NAMES, ROSTER}, borrower, request.actor)
    context = {
        "borrower": borrower, "rating": rating, "score": score, "held": held,
        **_explained(score, SEE_NAMES.name in held),
        "days": [(words, getattr(rating, path)) for words, path in STAGES.values() if path] if rating else (),
        "heard": rating.opinions.filter(round=rating.peers).count() if rating else 0,
        "may_review": REVIEW.name in held,
        "lines": lines_of(rating) if rating else (), "consent": consent_of(borrower, today()),
        "amounts": amounts_of(Borrower.objects.filter(pk=borrower.pk), today()),
        "opinions": opinions_seen(rating, request.actor) if rating else (),
        "offers": offers(rating, request.actor) if rating else (),
        "promises": Promise.objects.filter(borrower=borrower).select_related("loan").order_by("-due")[:6],
        "visits": borrower.home_visits.select_related("officer").order_by("-planned_on")[:6],
        "main": [panel.html for panel in panels if panel.column == "main"],
        "aside": [panel.html for panel in panels if panel.column == "aside"],
    }  # fmt: skip
    return render_page(request, "credit/borrower.html", context)


def _explained(score: Score | None, with_answers: bool) -> dict[str, object]:
    """What each variable contributed; the answers beside them for those who may know them."""
    if score is None:
        return {"contributions": (), "answers": False}
    answers = json.loads(score.answers) if with_answers else {}
    points = json.loads(score.contributions)
    rows = [(_("基础分") if name == BASE else name, each, answers.get(name, "")) for name, each in points.items()]
    return {"contributions": rows, "answers": with_answers}
