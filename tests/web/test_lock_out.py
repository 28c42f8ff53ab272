"""Guessing passwords ends in a lock-out: of the account from anywhere, and of the address for any account."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client

from silian.organisations.models import Account

pytestmark = pytest.mark.django_db
PASSWORD = "稻田里的第七只鹭鸶"
SIGN_IN = "/accounts/login/"
LOCKED = 429


@pytest.fixture
def clerk() -> Account:
    return Account.objects.create_user("clerk", PASSWORD)


def try_to_sign_in(username: str, password: str, address: str = "198.51.100.7") -> tuple[int, bool]:
    """The answer's status, and whether it let the person in."""
    client = Client(REMOTE_ADDR=address)
    answer = client.post(SIGN_IN, {"login": username, "password": password})
    return answer.status_code, "_auth_user_id" in client.session


def guess_until_locked(username: str, address: str) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        assert try_to_sign_in(username, "猜一个", address)[1] is False


def test_the_right_password_signs_in(clerk: Account) -> None:
    assert try_to_sign_in("clerk", PASSWORD) == (302, True)


def test_a_guessed_at_account_is_locked_from_every_address(clerk: Account) -> None:
    guess_until_locked("clerk", "198.51.100.7")
    assert try_to_sign_in("clerk", PASSWORD, "203.0.113.9") == (LOCKED, False)


def test_an_address_that_guesses_is_locked_for_every_account(clerk: Account) -> None:
    guess_until_locked("nobody", "198.51.100.7")
    assert try_to_sign_in("clerk", PASSWORD, "198.51.100.7") == (LOCKED, False)
    assert try_to_sign_in("clerk", PASSWORD, "203.0.113.9") == (302, True)


def test_a_disabled_account_does_not_sign_in_and_its_session_is_dead(clerk: Account) -> None:
    client = Client()
    client.post(SIGN_IN, {"login": "clerk", "password": PASSWORD})
    Account.objects.update(is_active=False)
    assert client.get("/").status_code == 302
    assert try_to_sign_in("clerk", PASSWORD)[1] is False
