"""The small city of `place.py` at its today, and people signed in before its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from silian.kernel.access import Actor
from silian.kernel.calendar import at
from silian.organisations.models import Account
from tests.villages.place import TODAY, City, small_city


@pytest.fixture
def city(db: None) -> Iterator[City]:
    cache.clear()
    place = small_city()
    with at(TODAY):
        yield place


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
