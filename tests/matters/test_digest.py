"""周报: on the first working morning of the week, once, what concerns the reader; who does not want it gets none."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from silian.kernel.calendar import at
from silian.kernel.digests import Digest, send_digests
from silian.kernel.notices import DIGEST, Notice
from silian.organisations.models import Account
from silian.organisations.queries import actor_for
from tests.kernel.notices.county import wants
from tests.matters.county import County, doing, handed_in
from tests.trust.world import BACKEND

MONDAY = date(2026, 9, 28)
HOLIDAY_WEEK = [date(2026, 10, day) for day in (5, 6, 7, 8)]  # worked from Thursday the 8th on


def send(day: date, *who: str) -> int:
    """The run of a day for these actors of the county."""
    with at(day):
        accounts = Account.objects.filter(pk__in=who)
        return send_digests("990001", day, [(account, actor_for(account)) for account in accounts])


def parts(account: str) -> dict[str, list[str]]:
    digest = Digest.objects.get(account=account)
    return {part["label"]: [line["text"].split(" ")[0] for line in part["lines"]] for part in digest.parts}


def test_it_tells_what_is_overdue_due_this_week_open_and_to_be_signed(place: County) -> None:
    late = doing(place, date(2026, 9, 21), kind="trial/short")
    due = doing(place, date(2026, 9, 22), kind="trial/week")
    later = doing(place, date(2026, 9, 25))
    signed = handed_in(place, doing(place, date(2026, 9, 22)), date(2026, 9, 25))
    assert (late.round.due, due.round.due) == (date(2026, 9, 23), date(2026, 9, 30))
    assert send(MONDAY, place.handler.id, place.clerk.id) == 2
    assert parts(place.handler.id) == {"逾期": [late.number], "本周到期": [due.number], "其他在办": [later.number]}
    assert parts(place.clerk.id)["等您确认"] == [signed.number]
    assert "逾期 1 件，本周到期 1 件，其他在办 1 件" in Notice.objects.get(to_id=place.handler.id).text


def test_it_is_sent_once_a_week_on_the_first_working_day_however_often_it_is_run(place: County) -> None:
    doing(place, date(2026, 9, 21), kind="trial/short")
    assert [send(day, place.handler.id) for day in (MONDAY, MONDAY, date(2026, 9, 29))] == [1, 0, 0]
    assert [send(day, place.handler.id) for day in HOLIDAY_WEEK] == [0, 0, 0, 1]


def test_a_week_whose_first_morning_was_missed_gets_its_digest_late(place: County) -> None:
    doing(place, date(2026, 9, 21), kind="trial/short")
    assert send(date(2026, 9, 30), place.handler.id) == 1


def test_who_has_nothing_on_the_desk_or_wants_none_gets_none(place: County) -> None:
    doing(place, date(2026, 9, 21), kind="trial/short")
    with at(date(2026, 9, 25)):
        wants(place.handler, digest=False)
    assert send(MONDAY, place.handler.id, place.stranger.id) == 0
    assert not Notice.objects.filter(kind=DIGEST.name).exists()


@pytest.mark.django_db
def test_its_page_shows_the_week_as_it_stood_and_leads_to_the_records(place: County, client: Client) -> None:
    late = doing(place, date(2026, 9, 21), kind="trial/short")
    send(MONDAY, place.handler.id)
    handed_in(place, late, date(2026, 9, 29))
    client.force_login(Account.objects.get(pk=place.handler.id), backend=BACKEND)
    with at(date(2026, 9, 30)):
        opened = client.post(f"/inbox/{Notice.objects.get(kind='digest').pk}/open")
        shown = client.get(opened.headers["Location"]).content.decode()
        assert f'href="/matters/{late.pk}"' in shown
        assert "早上的情况" in shown
        assert "这一周没有给您的周报" in client.get("/digests/2026-01-05").content.decode()
        assert client.get("/digests/yesterday").status_code == 404
