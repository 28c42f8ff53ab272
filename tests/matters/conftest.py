"""The small county of `county.py`, and people signed in before its pages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from silian.kernel.access import Actor
from silian.organisations.models import Account
from tests.matters.county import County, small_county

SignIn = Callable[[Actor], Client]


@pytest.fixture
def place(db: None) -> County:
    return small_county()


@pytest.fixture
def sign_in() -> SignIn:
    """A browser in which this actor is signed in."""

    def open_browser(who: Actor) -> Client:
        browser = Client()
        account = Account.objects.get(pk=who.id)
        browser.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
        return browser

    return open_browser


@pytest.fixture(autouse=True)
def nobody_has_tried_yet() -> None:
    cache.clear()
