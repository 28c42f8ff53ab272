"""The small county of `county.py`, and people signed in before its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from silian.kernel.access import Actor
from silian.organisations.models import Account
from tests.support.county import County, small_county


@pytest.fixture
def place(db: None) -> County:
    cache.clear()
    return small_county()


@pytest.fixture
def sign_in() -> Callable[[Actor], Client]:
    """A browser in which this actor is signed in."""

    def open_browser(who: Actor) -> Client:
        browser = Client()
        browser.force_login(
            Account.objects.get(pk=who.id), backend="allauth.account.auth_backends.AuthenticationBackend"
        )
        return browser

    return open_browser
