"""The nearest stranger — the same role in another bureau, owning a matter of their own — finds nothing anywhere."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse

from silian.kernel.calendar import at
from silian.matters import actions
from silian.matters.forms import FORMS
from silian.matters.models import Matter
from silian.matters.queries import documents_of, matters_for, requests_waiting, to_do
from tests.matters.conftest import SignIn
from tests.matters.county import County, accepted, doing, proof
from tests.matters.posting import bare_post

DAY = date(2026, 9, 14)
TOKEN = re.compile(r'(content|value)="[A-Za-z0-9]{64}"')


def without_tokens(page: Any) -> str:
    """The page without what differs from one request to the next."""
    return TOKEN.sub("", page.content.decode())


@pytest.fixture
def hidden_one(place: County) -> Matter:
    """A matter of the bureau with a file; the stranger has one of their own."""
    own = accepted(place, DAY, title="另一个局自己的事项")
    matter = doing(place, DAY)
    with at(DAY):
        actions.assign_matter(own, lead=place.other_bureau, by=place.clerk)
        actions.record_progress(matter, words="已到现场", by=place.handler, files=[proof()])
    return matter


@pytest.mark.parametrize("step", sorted(FORMS))
def test_every_step_is_404_to_a_stranger(place: County, sign_in: SignIn, hidden_one: Matter, step: str) -> None:
    browser, url = sign_in(place.stranger), reverse("matters:step", args=[hidden_one.pk, step])
    with at(DAY):
        assert browser.get(url).status_code == 404
        assert bare_post(browser, url, **{"step-reason": "我来办", "step-words": "我来办"}).status_code == 404


def test_page_and_file_are_404_to_a_stranger_and_say_what_a_missing_one_says(
    place: County, sign_in: SignIn, hidden_one: Matter
) -> None:
    browser = sign_in(place.stranger)
    file = documents_of(hidden_one)[0]
    with at(DAY):
        page = browser.get(reverse("matters:matter", args=[hidden_one.pk]))
        nothing = browser.get(reverse("matters:matter", args=[UUID(int=7)]))
        assert browser.get(reverse("matters:file", args=[hidden_one.pk, file.pk])).status_code == 404
    assert page.status_code == 404
    assert without_tokens(page) == without_tokens(nothing).replace(str(UUID(int=7)), str(hidden_one.pk))


def test_list_search_counts_and_filters_tell_a_stranger_nothing(
    place: County, sign_in: SignIn, hidden_one: Matter
) -> None:
    browser = sign_in(place.stranger)
    with at(DAY):
        for asked in (
            {"tab": "all"},
            {"q": hidden_one.number},
            {"handler": place.officer.pk},
            {"lead": place.bureau.pk},
        ):
            page = browser.get(reverse("matters:list"), asked)
            assert hidden_one.title not in page.content.decode()
            assert page.context["tabs"][-1].count == 1
        assert place.officer.name not in page.content.decode()


def test_queries_give_a_stranger_what_is_their_own(place: County, hidden_one: Matter) -> None:
    assert [m.title for m in matters_for(place.stranger, "990001")] == ["另一个局自己的事项"]
    assert [m.title for m in to_do(place.stranger, "990001")] == ["另一个局自己的事项"]
    assert not requests_waiting(place.stranger, "990001").exists()


def test_the_workbench_of_a_stranger_names_only_their_own(place: County, sign_in: SignIn, hidden_one: Matter) -> None:
    with at(DAY):
        page = sign_in(place.stranger).get(reverse("web:workbench")).content.decode()
    assert "另一个局自己的事项" in page
    assert hidden_one.title not in page


def test_a_right_taken_away_is_gone_at_the_next_request(place: County, sign_in: SignIn, hidden_one: Matter) -> None:
    browser, url = sign_in(place.handler), reverse("matters:matter", args=[hidden_one.pk])
    with at(DAY):
        assert browser.get(url).status_code == 200
        actions.assign_matter(hidden_one, lead=place.other_bureau, by=place.clerk)
        assert browser.get(url).status_code == 404


def test_the_raiser_sees_their_own_and_can_only_withdraw(place: County, sign_in: SignIn, hidden_one: Matter) -> None:
    with at(DAY):
        page = sign_in(place.villager).get(reverse("matters:matter", args=[hidden_one.pk])).content.decode()
    steps = {name for name in FORMS if f"/{hidden_one.pk}/{name}" in page}
    assert steps == {"withdraw"}
