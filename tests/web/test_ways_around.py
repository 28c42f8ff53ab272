"""Searching, the page of a programme, choosing a county, and changing roles in a demo."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from silian.kernel.instance import mark_demo
from tests import factories
from tests.matters.county import County, accepted, raised, small_county

DAY = date(2026, 9, 14)


@pytest.fixture
def place(db: None) -> County:
    return small_county()


def signed_in(name: str, **where: Any) -> Client:
    account = factories.account(role=name, **where)
    client = Client()
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_two_characters_find_a_matter_and_a_stranger_finds_nothing(place: County) -> None:
    raised(place, DAY, title="厂区道路破损无法运粮")
    clerk = signed_in("office_clerk", unit=factories.root_of("990001"))
    stranger = signed_in("bureau_handler", unit=place.other_bureau)
    assert "厂区道路破损" in clerk.get("/search", {"q": "道路"}).content.decode()
    assert "厂区道路破损" not in stranger.get("/search", {"q": "道路"}).content.decode()


@pytest.mark.parametrize("words", ["", "\x00", "%", "道" * 500, "' OR 1=1 --"])
def test_whatever_is_searched_for_gets_a_page(place: County, words: str) -> None:
    assert signed_in("office_clerk", unit=factories.root_of("990001")).get("/search", {"q": words}).status_code == 200


def test_the_page_of_a_programme_shows_the_version_in_force(place: County) -> None:
    shown = signed_in("office_clerk", unit=factories.root_of("990001")).get("/programmes/trial/")
    assert "第 1 版" in shown.content.decode()
    assert "急件" in shown.content.decode()


def test_a_programme_that_is_not_in_force_has_no_page(place: County) -> None:
    assert signed_in("office_clerk", unit=factories.root_of("990001")).get("/programmes/other/").status_code == 404


def test_nobody_changes_roles_outside_a_demo(place: County) -> None:
    account = factories.account("li")
    assert Client().post("/demo/switch", {"account": account.username}).status_code == 404


def test_in_a_demo_one_signs_in_as_another_by_a_button(place: County) -> None:
    account = factories.account("li")
    mark_demo(DAY)
    client = Client()
    client.post("/demo/switch", {"account": "li"})
    assert client.session["_auth_user_id"] == str(account.pk)


def test_one_cannot_choose_a_county_in_which_one_holds_nothing(place: County) -> None:
    factories.county("990002")
    client = signed_in("office_clerk", unit=factories.root_of("990001"))
    assert client.post("/county", {"county": "990002"}).status_code == 404


def test_one_chooses_english_and_the_next_page_speaks_it(place: County) -> None:
    client = signed_in("office_clerk", unit=factories.root_of("990001"))
    client.post("/language", {"language": "en", "next": "/search"})
    assert client.get("/search").headers["Content-Language"] == "en"


def test_a_browser_that_speaks_english_of_itself_gets_chinese(place: County) -> None:
    client = signed_in("office_clerk", unit=factories.root_of("990001"))
    assert client.get("/search", headers={"accept-language": "en"}).headers["Content-Language"] == "zh-hans"


def test_the_calendar_marks_the_make_up_working_days(place: County) -> None:
    shown = signed_in("bureau_handler", unit=place.bureau).get("/calendar", {"year": "2022"}).content.decode()
    assert "调休上班" in shown
    assert "按通知改一天" not in shown


def test_only_the_calendar_officer_amends_a_day_and_the_deadlines_follow(place: County) -> None:
    matter = accepted(place, date(2026, 9, 14))
    factories.role("officer", {"organisations.keep_calendar": ["any"]})
    officer = signed_in("officer", unit=factories.root_of("990001"))
    given = {"day": "2026-09-21", "working": "no", "name": "防汛", "notice": "县府办〔2026〕9号", "_key": "k" * 20}
    assert signed_in("bureau_handler", unit=place.bureau).post("/calendar/amend", given).status_code == 404
    assert officer.post("/calendar/amend", given).status_code == 302
    matter.round.refresh_from_db()
    assert matter.round.due == date(2026, 9, 29)
