"""The clocks of a session and the address behind a proxy, as the middleware sees them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory

from silian.web import sessions
from silian.web.proxies import BehindProxy
from silian.web.sessions import SEEN, SINCE, SessionClock

SIGNED_IN = SimpleNamespace(is_authenticated=True)


def visit(session: Any, user: Any, monkeypatch: pytest.MonkeyPatch, at: float = 1000.0) -> tuple[HttpResponse, bool]:
    """The answer to one request at a second of the real clock, and whether it ended the session."""
    ended = []
    monkeypatch.setattr(sessions.time, "time", lambda: at)
    monkeypatch.setattr(sessions, "logout", lambda request: ended.append(request))
    request = RequestFactory().get("/")
    request.session, request.user = session, user
    return SessionClock(lambda request: HttpResponse())(request), bool(ended)


def test_a_session_ends_after_twelve_hours_however_busy_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    session = {SINCE: 1000.0, SEEN: 1000.0 + settings.SESSION_ABSOLUTE_AGE - 1}
    assert not visit(session, SIGNED_IN, monkeypatch, 1000.0 + settings.SESSION_ABSOLUTE_AGE)[1]
    assert visit(session, SIGNED_IN, monkeypatch, 1001.0 + settings.SESSION_ABSOLUTE_AGE)[1]


def test_the_session_is_written_once_a_minute_and_not_with_every_page(monkeypatch: pytest.MonkeyPatch) -> None:
    session: dict[str, float] = {}
    visit(session, SIGNED_IN, monkeypatch, 1000.0)
    visit(session, SIGNED_IN, monkeypatch, 1059.0)
    assert session[SEEN] == 1000.0
    visit(session, SIGNED_IN, monkeypatch, 1061.0)
    assert session[SEEN] == 1061.0


def test_a_page_of_a_signed_in_person_stays_in_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    assert visit({}, SIGNED_IN, monkeypatch)[0]["Cache-Control"] == "no-store"
    assert "Cache-Control" not in visit({}, AnonymousUser(), monkeypatch)[0]


def test_thirty_idle_minutes_are_the_cookie_s_age() -> None:
    assert settings.SESSION_COOKIE_AGE == 30 * 60


@pytest.mark.parametrize(
    ("direct", "forwarded", "seen"),
    [
        ("127.0.0.1", "198.51.100.7", "198.51.100.7"),
        ("127.0.0.1", "203.0.113.9, 198.51.100.7", "198.51.100.7"),  # the first is what the visitor claims
        ("127.0.0.1", "198.51.100.7, 10.0.0.2", "198.51.100.7"),  # two proxies, both trusted
        ("198.51.100.7", "203.0.113.9", "198.51.100.7"),  # nobody trusted wrote that header
        ("127.0.0.1", "", "127.0.0.1"),
    ],
)
def test_the_visitor_s_address_is_the_last_that_no_trusted_proxy_wrote(
    direct: str, forwarded: str, seen: str, settings: Any
) -> None:
    settings.TRUSTED_PROXIES = ["127.0.0.1", "10.0.0.2"]
    request = RequestFactory().get("/", REMOTE_ADDR=direct, headers={"X-Forwarded-For": forwarded})
    BehindProxy(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == seen
