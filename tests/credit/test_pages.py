"""The pages of whole-village credit: who finds them, what they show, how many questions they ask."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse

from silian.credit.models import Borrower, Rating
from silian.organisations.models import Account
from tests.credit.spring import ANSWERS, DAY, Spring, on_the_day, spring
from tests.questions import same_however_long


@pytest.fixture
def place(db: None) -> Iterator[Spring]:
    with on_the_day():
        yield spring()


def browser_of(name: str, place: Spring) -> Client:
    actor = getattr(place, name)
    browser = Client()
    browser.force_login(Account.objects.get(pk=actor.id), "allauth.account.auth_backends.AuthenticationBackend")
    return browser


def key() -> dict[str, str]:
    return {"_key": "a" * 32}


def test_an_officer_collects_a_household_and_sees_how_the_score_came_about(place: Spring) -> None:
    [family] = place.enter(1)
    place.rating(family)
    browser = browser_of("officer", place)
    step = reverse("credit:rating_step", args=[family.pk, "collect"])
    answers = {f"answer_{n}": value for n, value in enumerate(ANSWERS.values())}
    refused = browser.post(step, {**key(), **answers, "on": DAY.isoformat()})
    assert refused.status_code == 422  # the consent is not ticked
    assert browser.post(step, {**key(), **answers, "on": DAY.isoformat(), "consent": "on"}).status_code == 302
    page = browser.get(reverse("credit:borrower", args=[family.pk])).content.decode()
    assert "AAA" in page
    assert "邻里口碑" in page
    assert "李某某" not in page


def test_the_officer_of_another_village_finds_no_page_and_no_row(place: Spring) -> None:
    [family] = place.enter(1)
    browser = browser_of("stranger", place)
    for name in ("credit:borrower", "credit:visit", "credit:names", "credit:promise"):
        assert browser.get(reverse(name, args=[family.pk])).status_code == 404
    assert browser.get(reverse("credit:village", args=[place.pond.pk])).status_code == 404
    assert "李**" not in browser.get(reverse("credit:borrowers")).content.decode()


def test_the_list_asks_as_often_however_long(place: Spring) -> None:
    def add(nth: int) -> None:
        place.rating(place.enter(nth + 1)[0])

    same_however_long(browser_of("office", place), reverse("credit:borrowers"), add)


def test_a_full_name_is_shown_once_for_a_reason(place: Spring) -> None:
    [family] = place.enter(1)
    browser, address = browser_of("officer", place), reverse("credit:names", args=[family.pk])
    assert "李某某" not in browser.get(address).content.decode()
    assert "李某某" in browser.post(address, {**key(), "reason": "上门核对"}).content.decode()


@pytest.mark.parametrize("name", ["credit:funnel", "credit:coverage", "credit:cards", "credit:roster"])
def test_the_pages_of_the_office_open(place: Spring, name: str) -> None:
    place.collected(place.enter(1)[0])
    assert browser_of("office", place).get(reverse(name)).status_code == 200
    assert Rating.objects.count() == Borrower.objects.count() == 1
