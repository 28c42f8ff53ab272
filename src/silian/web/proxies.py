"""Behind a reverse proxy the visitor's address stands in X-Forwarded-For; lock-outs and the journal want that one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class BehindProxy:
    """Takes the last address that no trusted proxy wrote. A visitor who talks to us directly is believed nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        trusted = set(settings.TRUSTED_PROXIES)
        hops = [*request.headers.get("X-Forwarded-For", "").split(","), request.META.get("REMOTE_ADDR", "")]
        while len(hops) > 1 and hops[-1].strip() in trusted and hops[-2].strip():
            hops.pop()
        request.META["REMOTE_ADDR"] = hops[-1].strip()
        return self.get_response(request)
