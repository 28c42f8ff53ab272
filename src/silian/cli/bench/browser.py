"""Asking for pages as a signed-in browser does, without a network between: the whole site, or the bare peers."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from silian.cli.bench import bare
from silian.cli.bench.sizes import Size
from silian.organisations.models import Account

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Browser:
    """One person before one of the two databases."""

    def __init__(self, size: Size, account: Account, *, of_the_peer: bool = False) -> None:
        self.size = size
        self.client = Client(SERVER_NAME="localhost")
        size.within(lambda: self.client.force_login(account, backend=BACKEND))
        middleware = {"MIDDLEWARE": bare.MIDDLEWARE} if of_the_peer else {}
        with override_settings(**middleware):
            self.client.handler.load_middleware()

    def get(self, address: str) -> str:
        """The page's text; anything but a page is an error of the bench."""
        response = self.size.within(lambda: self.client.get(address))
        if response.status_code != 200:
            raise RuntimeError(f"{address} answered {response.status_code}")
        return str(response.content.decode())

    def queries_of(self, address: str) -> int:
        """How many questions to the database the page costs, the session's among them."""
        with CaptureQueriesContext(self.size.connection) as asked:
            self.get(address)
        return len(asked)

    def turning(self, addresses: list[str]) -> Any:
        """A deed that asks for the next of these addresses each time."""
        following = cycle(addresses)
        return lambda: self.get(next(following))
