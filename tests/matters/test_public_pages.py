"""Without an account: raising, the receipt that is shown once, following by it, and the board. No raw name or number."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.calendar import at
from silian.matters import actions
from silian.matters.limits import TRIES
from silian.matters.models import Matter
from tests import factories
from tests.matters.county import County, closed, raised
from tests.matters.posting import bare_post, hidden

DAY = date(2026, 9, 14)
NEW = reverse("matters:public_raise", args=["990001", "trial/need"])
BOARD = reverse("matters:board_of", args=["990001"])
FOLLOW = reverse("matters:follow")
RAW = ("张三丰", "13900001111", "13900002222", "999999199001011234")
TYPED = {
    "title": "村民张三丰(身份证999999199001011234,电话13900001111、13900002222)反映涵管堵塞",
    "detail": "请联系张三丰 13900001111", "name": "张三丰", "phone": "13900001111",
}  # fmt: skip


def raise_one(browser: Client, **more: Any) -> Any:
    return browser.post(NEW, {**hidden(browser.get(NEW)), **TYPED, **more})


def receipt_in(page: Any) -> str:
    found = re.search(r'class="code num">([0-9A-Z]{12})<', page.content.decode())
    return found[1] if found else ""


def test_a_villager_raises_and_follows_by_a_receipt_that_is_shown_once(place: County, client: Client) -> None:
    with at(DAY):
        receipt_page = client.get(raise_one(client).url)
        code = receipt_in(receipt_page)
        assert len(code) == 12
        assert receipt_in(client.get(reverse("matters:receipt"))) == ""
        page = client.post(FOLLOW, {"code": code.lower()}).content.decode()
    matter = Matter.objects.get()
    assert matter.number in page
    assert "村民张**(身份证999999********1234" in page
    assert not any(raw in page for raw in RAW)
    assert code not in str(matter.__dict__)


def test_the_number_is_no_key(place: County, client: Client) -> None:
    with at(DAY):
        raise_one(client)
        number = Matter.objects.get().number
        assert "没有这个查询码" in client.post(FOLLOW, {"code": number}).content.decode()


def test_a_matter_without_receipt_is_not_found_by_an_empty_code(place: County, client: Client) -> None:
    matter = raised(place, DAY)
    for code in ("", " ", "0"):
        assert matter.number not in client.post(FOLLOW, {"code": code}).content.decode()


def test_who_guesses_codes_is_stopped(place: County, client: Client) -> None:
    for _n in range(TRIES["follow"]):
        assert client.post(FOLLOW, {"code": "ABCDEFGHJKMN"}).status_code == 200
    answer = client.post(FOLLOW, {"code": "ABCDEFGHJKMN"})
    assert answer.status_code == 429
    assert "过几分钟" in answer.content.decode()


def test_a_kind_that_needs_an_account_has_no_public_form(place: County, client: Client) -> None:
    assert client.get(reverse("matters:public_raise", args=["990001", "trial/short"])).status_code == 404
    assert client.get(reverse("matters:public_raise", args=["990009", "trial/need"])).status_code == 404


def test_a_kind_with_a_required_answer_can_be_raised_in_public(place: County, client: Client) -> None:
    url = reverse("matters:public_raise", args=["990001", "trial/labour"])
    with at(DAY):
        assert bare_post(client, url, **TYPED).status_code == 422
        assert bare_post(client, url, **TYPED, **{"answer-headcount": "12"}).status_code == 302
    assert Matter.objects.get().answers == {"headcount": 12}


def test_a_machine_that_fills_every_field_enters_nothing(place: County, client: Client) -> None:
    assert raise_one(client, website="https://example.org").status_code == 422
    assert not Matter.objects.exists()


def test_somebody_who_stays_unnamed_says_so(place: County, client: Client) -> None:
    with at(DAY):
        assert raise_one(client, name="", phone="").status_code == 422
        assert raise_one(client, name="", phone="", anonymous="on").status_code == 302
    assert Matter.objects.get().anonymous


def test_a_refused_public_form_keeps_what_was_typed(place: County, client: Client) -> None:
    answer = raise_one(client, title="路")
    assert answer.status_code == 422
    assert "请联系张三丰" in answer.content.decode(), "to the one who typed it"


def test_fields_of_the_clerk_s_form_change_nothing_in_the_public_one(place: County, client: Client) -> None:
    with at(DAY):
        raise_one(client, channel="hotline", lead=str(place.bureau.pk), state="closed", raised_on="2020-01-01")
    matter = Matter.objects.get()
    assert (matter.channel, matter.lead, matter.state, matter.raised_on) == ("online", None, "submitted", DAY)


def test_too_many_posts_from_one_address_are_stopped(place: County, client: Client) -> None:
    with at(DAY):
        answers = [raise_one(client).status_code for _n in range(TRIES["raise"] + 1)]
    assert answers == [302] * TRIES["raise"] + [429]


def test_the_board_shows_posted_texts_only_and_masked(place: County, client: Client) -> None:
    raised(place, DAY, title="没有公示的一件")
    with at(DAY):
        raise_one(client)
        actions.publish_matter(Matter.objects.get(channel="online"), by=place.clerk)
        page = client.get(BOARD).content.decode()
    assert "村民张**" in page
    assert "没有公示的一件" not in page
    assert not any(raw in page for raw in RAW)


@pytest.mark.parametrize(
    ("words", "found"), [("涵管", True), ("张三丰", False), ("13900001111", False), ("没有公示", False)]
)
def test_the_board_s_search_looks_at_posted_texts_only(place: County, client: Client, words: str, found: bool) -> None:
    raised(place, DAY, title="没有公示的一件")
    with at(DAY):
        raise_one(client)
        actions.publish_matter(Matter.objects.get(channel="online"), by=place.clerk)
        page = client.get(BOARD, {"q": words}).content.decode()
    assert ("村民张**" in page) is found


def test_another_county_s_postings_stay_on_its_own_board(place: County, client: Client) -> None:
    factories.county("990002")
    matter = closed(place, DAY, received=DAY)
    with at(DAY):
        actions.publish_matter(matter, by=place.clerk)
        assert matter.title in client.get(BOARD).content.decode()
        assert matter.title not in client.get(reverse("matters:board_of", args=["990002"])).content.decode()


def test_a_visitor_chooses_among_counties_and_with_one_is_led_there(place: County, client: Client) -> None:
    assert client.get(reverse("matters:board")).url == BOARD  # type: ignore[attr-defined]
    factories.county("990002")
    assert client.get(reverse("matters:board")).status_code == 200


def test_a_signed_out_visitor_of_the_ledger_is_asked_to_sign_in(place: County, client: Client) -> None:
    assert client.get(reverse("matters:list")).status_code == 302
