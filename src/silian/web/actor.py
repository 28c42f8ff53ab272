"""Who asks, and in which county: read anew at each request, so that a right taken away is gone at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse

from silian.kernel.access import Actor
from silian.organisations.queries import actor_for

COUNTY = "county"  # the session's key; a city's people hold several counties


class ActorMiddleware:
    """Sets `request.actor` and `request.county` (a code; empty for a visitor)."""

    def __init__(self, get_response: Callable[[Any], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        place = request.META.get("REMOTE_ADDR", "")
        signed_in = request.user.is_authenticated
        request.actor = actor_for(request.user, place) if signed_in else Actor("public", "", "公众", place=place)
        request.county = self._county(request)
        return self.get_response(request)

    def _county(self, request: Any) -> str:
        held = request.actor.counties
        chosen = request.session.get(COUNTY, "") if held else ""
        return chosen if chosen in held else min(held, default="")
