"""Between the rooms and the browser: a rule that says no becomes an answer that says why. `ActorMiddleware` is in actor.py."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from silian.kernel.constraints import refusal_of
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.memo import remembering

log = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]


class SaysWhy:
    """The kernel's errors as answers: Refused 422, Conflict 409, NotFound 404, a database that does not answer 503.

    A promise that the database kept is a refusal too, in the constraint's own words.

    A part asked for by htmx gets the sentence alone, put into the page's `#alert`: a refused act changes nothing.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound):
            return page_not_found(request, error)
        if isinstance(error, IntegrityError):
            error = refusal_of(error) or error
        if isinstance(error, Refused):
            return refusal(request, error)
        if isinstance(error, OperationalError):
            log.exception("the database does not answer")
            return busy(request)
        return None


def refusal(request: Any, error: Refused) -> HttpResponse:
    """The page, or the part, that carries the refusal's sentence."""
    status = 409 if isinstance(error, Conflict) else 422
    if not getattr(request, "htmx", False):
        return render(request, f"{status}.html", {"refusal": error}, status=status)
    response = render(request, "web/_refused.html", {"refusal": error}, status=status)
    response["HX-Retarget"], response["HX-Reswap"] = "#alert", "innerHTML"
    return response


def busy(request: HttpRequest) -> HttpResponse:
    """Try again soon: a page that asks the database nothing."""
    response = render(request, "503.html", status=503)
    response["Retry-After"] = "10"
    return response


class Remembers:
    """One request asks once for what it needs again and again (`kernel.memo`)."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with remembering():
            return self.get_response(request)


class PageHeaders:
    """The headers that neither Django's SecurityMiddleware nor django-csp sets."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
