"""How long a session lives: 30 idle minutes, 12 hours in any case, by the real clock; and no page of it stays in a cache."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse

SINCE, SEEN = "_since", "_seen"
NOTED_EVERY = 60  # seconds: a write to the session a minute, not one a page


class SessionClock:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self.note(request)
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response

    def note(self, request: HttpRequest) -> None:
        """Starts, prolongs or ends the session; saving it is what prolongs the cookie's thirty minutes."""
        now = time.time()
        since = request.session.setdefault(SINCE, now)
        if now - since > settings.SESSION_ABSOLUTE_AGE:
            logout(request)
        elif now - request.session.get(SEEN, 0) > NOTED_EVERY:
            request.session[SEEN] = now
