"""The pages of a session: on the delegate's phone, on the recorder's, on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from silian.kernel.access import Actor
from silian.kernel.idempotency import mint
from silian.meetings.models import Filing, Inquiry, InquirySession
from tests.meetings.village import DAY, Place, on_the_day, place
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


@pytest.fixture
def here() -> Place:
    return place()


def signed_in(who: Actor) -> Client:
    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=who.id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def press(client: Client, name: str, *args: object, **told: object) -> int:
    return client.post(reverse(f"meetings:{name}", args=args), {"_key": mint(), **told}).status_code


def test_a_delegate_asks_and_whoever_records_writes_down_the_promise(here: Place) -> None:
    session = here.live()
    phone, desk = signed_in(here.delegate(0)), signed_in(here.secretary)
    asked = {"addressee": here.cadre.pk, "topic": "assets", "text": "机耕路的钱怎么结的"}
    assert press(phone, "ask", session.pk, **asked) == 302
    inquiry = Inquiry.objects.get()
    screen = desk.get(reverse("meetings:screen", args=[session.pk])).content.decode()
    assert "机耕路的钱怎么结的" in screen
    assert here.delegates[0].person.name not in screen
    told = {"measure": "公布结算单", "responsible": here.cadre.pk, "working_days": "5"}
    assert press(phone, "inquiry", inquiry.pk, "promise", **told) == 404
    assert press(desk, "inquiry", inquiry.pk, "promise", **told) == 302
    assert press(desk, "session_step", session.pk, "close_session") == 302
    inquiry.refresh_from_db()
    answer = phone.post(reverse("meetings:inquiry", args=[inquiry.pk, "receipt"]), {"_key": mint()}, follow=True)
    assert inquiry.matter.number in answer.content.decode()


def test_an_unfinished_form_says_what_is_missing(here: Place) -> None:
    inquiry = here.asked(here.live())
    client = signed_in(here.secretary)
    told = {"measure": "公布结算单", "responsible": here.cadre.pk}
    assert press(client, "inquiry", inquiry.pk, "promise", **told) == 422
    inquiry.refresh_from_db()
    assert inquiry.state == "waiting"


def test_the_live_part_is_what_the_page_shows(here: Place) -> None:
    session = here.live()
    here.asked(session)
    client, address = signed_in(here.secretary), reverse("meetings:inquirysession", args=[session.pk])
    part = client.get(address, headers=HTMX).content.decode()
    assert "水面租金去了哪里" in part
    assert "水面租金去了哪里" in client.get(address).content.decode()
    assert "更新名单" in client.get(f"{address}?beside", headers=HTMX).content.decode()


def test_a_stranger_finds_no_session(here: Place) -> None:
    session, there = here.live(), place("红旗")
    for name in ("inquirysession", "screen"):
        assert signed_in(there.secretary).get(reverse(f"meetings:{name}", args=[session.pk])).status_code == 404
    assert press(signed_in(there.delegate(0)), "ask", session.pk, text="我来问一句") == 404


def test_the_lists_ask_the_same_questions_however_long(here: Place) -> None:
    client = signed_in(here.secretary)
    same_however_long(client, reverse("meetings:sessions"), add=lambda nth: here.called(DAY + timedelta(days=nth)))


def test_the_officer_receives_on_the_page(here: Place) -> None:
    session = here.live()
    inquiry = here.asked(session)
    client = signed_in(here.secretary)
    assert press(client, "inquiry", inquiry.pk, "leave") == 302
    assert press(client, "session_step", session.pk, "close_session") == 302
    filing = Filing.objects.get()
    assert press(signed_in(here.officer), "filing_step", filing.pk, "receive", remark="已阅") == 302
    filing.refresh_from_db()
    assert filing.state == "received"
    assert InquirySession.objects.get().state == "closed"
