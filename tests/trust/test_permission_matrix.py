"""Every address × method × {nobody, own, same role next door, same role in another county, same role above}."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from silian.kernel.idempotency import mint
from silian.kernel.pages import KEY
from tests.trust.addresses import OF_A_COUNTY, OF_THE_COUNTY, RECORDS, Address, addresses, without_a_builder
from tests.trust.world import World, browser_of

METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
TO_SIGN_IN = "/accounts/login/"
# Pages of one's own account that answer by where one stands in signing in, not by who one is.
SIGNING_IN = ("account_", "mfa_")
# Deeds whose address a button posts to; there is no form to look at.
ONLY_POSTED = ("/remove", "/hands", "/strike")
# What a browser sends to look: a page that shows itself, leads on, or says why it has nothing to show.
SHOWN = {200, 302, 422}


def test_every_address_has_arguments_to_be_asked_with() -> None:
    assert without_a_builder() == []


def ask(browser: Client, method: str, url: str) -> Any:
    """One request, undone afterwards, so that the next finds the world as it was."""
    data = {KEY: mint()} if method == "POST" else None
    with transaction.atomic():
        answer = browser.generic(method, url) if data is None else browser.post(url, data)
        transaction.set_rollback(True)
    return answer


def asked(
    place: World, who: str | None, which: Callable[[Address], bool], methods: Sequence[str] = ("GET", "POST")
) -> Iterator[tuple[Address, str, Any]]:
    """Each of these addresses by these of its methods, as this person; HEAD is GET to every view."""
    browser = browser_of(place.who[who] if who else None, raise_request_exception=False)
    for address in filter(which, addresses(place.own)):
        for method in set(address.methods) & set(methods):
            yield address, method, ask(browser, method, address.url)


def told(address: Address, method: str, answer: Any) -> str:
    return f"{method} {address.url} ({address.name}): {answer.status_code} {answer.headers.get('Location', '')}"


def test_a_method_that_an_address_does_not_take_is_refused(place: World) -> None:
    browser = browser_of(None, raise_request_exception=False)
    unknown = [(address, m) for address in addresses(place.own) for m in METHODS if m not in address.methods]
    assert len(unknown) > 100
    answers = [(address, method, ask(browser, method, address.url)) for address, method in unknown]
    assert [told(*one) for one in answers if one[2].status_code != 405] == []


def test_a_visitor_gets_the_sign_in_page_for_all_that_is_not_public(place: World) -> None:
    answers = list(asked(place, None, lambda address: address.access != "public"))
    assert [told(*one) for one in answers if not one[2].headers.get("Location", "").startswith(TO_SIGN_IN)] == []


def test_a_visitor_gets_the_public_pages(place: World) -> None:
    answers = asked(place, None, lambda address: address.access == "public")
    assert [told(*one) for one in answers if one[1] == "GET" and one[2].status_code not in {200, 302}] == []


@pytest.mark.parametrize("who", ["sibling", "other county"])
def test_to_the_same_role_elsewhere_a_record_is_not_there(place: World, who: str) -> None:
    hidden = {*RECORDS, *(OF_A_COUNTY if who == "other county" else ())}
    answers = asked(place, who, lambda address: address.name in hidden)
    assert [told(*one) for one in answers if one[2].status_code != 404] == []


def test_who_holds_the_place_is_answered(place: World) -> None:
    """Accounts are kept at the county, so that a place's own people find none."""
    answers = list(asked(place, "own", lambda address: not address.name.startswith(SIGNING_IN)))
    assert [told(*one) for one in answers if one[0].name in OF_THE_COUNTY and one[2].status_code != 404] == []
    assert [told(*one) for one in answers if one[2].status_code >= 500] == []
    assert not_shown([one for one in answers if one[0].name not in OF_THE_COUNTY]) == []


def test_who_stands_above_is_shown_everything_and_looking_changes_nothing(place: World) -> None:
    """A saved view is its owner's alone."""
    before = contents()
    answers = asked(
        place, "parent", lambda address: "GET" in address.methods and not address.name.startswith(SIGNING_IN), ("GET",)
    )
    assert not_shown(answers) == []
    assert contents() == before


def not_shown(answers: Iterable[tuple[Address, str, Any]]) -> list[str]:
    return [
        told(*one) for one in answers
        if one[1] == "GET" and one[2].status_code not in SHOWN and not one[0].url.endswith(ONLY_POSTED)
    ]  # fmt: skip


def contents() -> dict[str, object]:
    """Every row of every table of the house."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models()
        if model.__module__.startswith("silian.")
        and model._meta.managed
        and model._meta.label != "organisations.Account"
    }
