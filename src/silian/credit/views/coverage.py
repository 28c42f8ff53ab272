"""派驻与覆盖: areas with their towns and villages, who is posted, what is vacant, who of the roster is covered, on any day."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.credit.permissions import VIEW
from silian.credit.queries.coverage import Place, board_on
from silian.credit.views._days import day_asked
from silian.kernel.calendar import Light
from silian.kernel.pages import page, render_page


@page(VIEW)
def show_coverage(request: Any) -> HttpResponse:
    """The board on `?day=`; the address of a past day shows what stood then."""
    day = day_asked(request)
    tops = board_on(request.county, request.actor, day)
    seats, held = _counted(tops)
    posts = [(title, held[title], _light(seats[title], held[title])) for title in seats]
    context = {
        "day": day, "tops": tops, "posts": posts, "vacancies": list(_vacancies(tops)),
        "roster": sum(top.roster for top in tops), "covered": sum(top.covered for top in tops),
    }  # fmt: skip
    return render_page(request, "credit/coverage.html", context, part="credit/_board.html")


def _light(seats: int, held: int) -> Light:
    if held == seats:
        return Light("green", _("满编 %d") % seats)
    return Light("red", _("应派 %(seats)d，缺 %(vacant)d") % {"seats": seats, "vacant": seats - held})


def _all(places: list[Place]) -> list[Place]:
    return [found for place in places for found in (place, *_all(place.below))]


def _counted(tops: list[Place]) -> tuple[Counter[str], Counter[str]]:
    """How many seats of each title there are, and how many of them are held."""
    postings = [posting for place in _all(tops) for posting in place.seats]
    return (
        Counter(posting.seat.title for posting in postings),
        Counter(posting.seat.title for posting in postings if posting.post),
    )


def _vacancies(tops: list[Place]) -> list[Any]:
    return [posting for place in _all(tops) for posting in place.seats if posting.post is None]
