"""A secretary's way through a meeting on its pages: planned, opened, voted, resolved, issued, corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from silian.kernel.idempotency import mint
from silian.matters.models import Matter
from silian.meetings import actions
from silian.meetings.models import Meeting, Vote
from tests.meetings.committee import Committee, committee, on_the_day
from tests.questions import same_however_long

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


@pytest.fixture
def body() -> Committee:
    return committee(3)


def signed_in(body: Committee) -> Client:
    client = Client()
    client.force_login(
        get_user_model().objects.get(pk=body.clerk.id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


@pytest.fixture
def secretary(body: Committee) -> Client:
    return signed_in(body)


def url(name: str, *args: object) -> str:
    return reverse(f"meetings:{name}", args=args)


def post(client: Client, where: str, **fields: object) -> str:
    """Posts a form as its page would, and gives the page that it leads to."""
    answer = client.post(where, {"_key": mint(), **fields}, follow=True)
    assert answer.status_code == 200, answer.content.decode()
    return text_of(answer.content)


def text_of(content: bytes) -> str:
    return re.sub(r"\s+", " ", content.decode())


def test_a_meeting_is_planned_held_and_its_minutes_issued(body: Committee, secretary: Client) -> None:
    post(
        secretary,
        url("plan"),
        organs=str(body.unit.pk),
        kind="links/joint",
        held_on="2022-10-08",
        starts_at="14:30",
        place="305",
    )
    meeting = Meeting.objects.get()
    post(secretary, url("add_item", meeting.pk), title="冷藏二期选址")
    post(secretary, url("step", meeting.pk, "convene"), chair=str(body.members[0].pk))
    page = post(secretary, url("attendance", meeting.pk), mark="all")
    assert "达法定人数" in page

    item = meeting.items.get()
    page = post(secretary, url("item", item.pk, "discussion"), text="各方同意。")
    page = post(secretary, url("open_vote", item.pk))
    assert "计票基数 3 人，需 2 票同意" in page
    page = post(secretary, url("vote", Vote.objects.get().pk, "hands"), yes="2", no="1", abstain="0")
    assert "通过（需 2 票）" in page
    page = post(
        secretary, url("item", item.pk, "resolve"), text="冷藏二期选址东岭镇", outcome="matter", due="2022-10-31"
    )
    assert "缺责任人、措施" in page
    post(secretary, url("step", meeting.pk, "conclude"))
    page = text_of(secretary.get(url("meeting", meeting.pk)).content)
    assert "还不能印发：</b>第 1 项缺责任人、措施" in page

    row = meeting.resolutions().get()
    post(
        secretary, url("resolution", row.pk, "settle"), text=row.text, outcome="matter", due="2022-10-31",
        owner=str(body.members[0].pk), measure="完成选址论证", _version="1",
    )  # fmt: skip
    draft = text_of(secretary.get(url("step", meeting.pk, "issue")).content)
    assert "应到 3 人，实到 3 人" in draft
    page = post(secretary, url("step", meeting.pk, "issue"), text="肉牛链联合党委第 1 次会议纪要\n正文")
    matter = Matter.objects.get()
    assert matter.number in page
    assert matter.round.due == date(2022, 10, 31)

    post(secretary, url("step", meeting.pk, "correct"), text="肉牛链联合党委第 1 次会议纪要\n正文二", reason="漏字")
    minutes = text_of(secretary.get(url("minutes", meeting.pk)).content)
    assert "<p>正文二</p>" in minutes
    assert "更正：漏字" in minutes
    first = text_of(secretary.get(url("minutes", meeting.pk), {"version": "1"}).content)
    assert "<p>正文</p>" in first


def test_a_roll_call_is_asked_name_by_name(body: Committee, secretary: Client) -> None:
    _meeting, item = body.in_session()
    vote = actions.open_vote(item, by=body.clerk)
    form = text_of(secretary.get(url("vote", vote.pk, "roll-call")).content)
    assert all(str(person) in form for person in body.members)
    page = post(secretary, url("vote", vote.pk, "roll-call"), **{str(p.pk): "no" for p in body.members})
    assert "未通过（需 2 票）" in page
    assert "记名" in page


def test_the_same_form_posted_twice_does_its_deed_once(body: Committee, secretary: Client) -> None:
    meeting = body.plan()
    form = {"_key": mint(), "title": "冷藏二期选址"}
    for _time in range(2):
        assert secretary.post(url("add_item", meeting.pk), form).status_code == 302
    assert meeting.items.count() == 1


def test_a_refused_form_keeps_what_was_typed_and_says_why(body: Committee, secretary: Client) -> None:
    meeting, item = body.in_session(present=1)
    form = {"_key": mint(), "text": "冷藏二期选址东岭镇", "outcome": "matter"}
    answer = secretary.post(url("item", item.pk, "resolve"), form, headers=HTMX)
    page = text_of(answer.content)
    assert answer.status_code == 422
    assert "冷藏二期选址东岭镇" in page
    assert "可以记讨论，不能议定" in page
    assert "<html" not in page
    assert not meeting.resolutions().exists()


def test_a_button_refused_goes_into_the_alert(body: Committee, secretary: Client) -> None:
    _meeting, item = body.in_session(present=1)
    answer = secretary.post(url("open_vote", item.pk), {"_key": mint()}, headers=HTMX)
    assert answer.status_code == 422
    assert answer["HX-Retarget"] == "#alert"


def test_a_click_on_the_roll_tells_the_page_to_fetch_its_part(body: Committee, secretary: Client) -> None:
    meeting, _item = body.in_session(present=0)
    mark = f"{body.members[0].pk}:excused"
    answer = secretary.post(url("attendance", meeting.pk), {"_key": mint(), "mark": mark}, headers=HTMX)
    assert (answer.status_code, answer["HX-Trigger"]) == (204, "meeting-changed")
    assert meeting.attendances.get(person=body.members[0]).presence == "excused"


def test_the_part_of_a_meeting_shows_what_its_page_shows(body: Committee, secretary: Client) -> None:
    meeting, item = body.in_session()
    body.vote(item, yes=3)
    keys = re.compile(r' name="(_key|csrfmiddlewaretoken)" value="[^"]*"')
    part = keys.sub("", text_of(secretary.get(url("meeting", meeting.pk), headers=HTMX).content))
    page = keys.sub("", text_of(secretary.get(url("meeting", meeting.pk)).content))
    assert "<html" not in part
    assert part.strip() in page


def test_two_people_settle_the_same_resolution_and_the_second_is_told(body: Committee, secretary: Client) -> None:
    _meeting, item = body.in_session()
    row = actions.resolve(item, text="冷藏二期选址东岭镇", by=body.clerk)
    fields = {"text": "冷藏二期选址东岭镇", "outcome": "information", "_version": "1"}
    post(secretary, url("resolution", row.pk, "settle"), **fields)
    late = secretary.post(url("resolution", row.pk, "settle"), {"_key": mint(), **fields, "text": "另选别处为宜"})
    assert late.status_code == 409
    row.refresh_from_db()
    assert row.text == "冷藏二期选址东岭镇"


def test_a_stranger_finds_none_of_the_pages(body: Committee) -> None:
    meeting, item = body.in_session()
    vote = actions.open_vote(item, by=body.clerk)
    actions.close_vote(vote, hands=actions.voting.Tally(3, 0, 0), by=body.clerk)
    row = actions.resolve(item, text="冷藏二期选址东岭镇", by=body.clerk)
    stranger = signed_in(committee(3, "水稻"))
    key = {"_key": mint()}
    for where in (
        url("meeting", meeting.pk), url("minutes", meeting.pk), url("step", meeting.pk, "conclude"),
        url("add_item", meeting.pk), url("item", item.pk, "discussion"), url("vote", vote.pk, "void"),
        url("resolution", row.pk, "settle"), url("substitute", meeting.pk, body.members[0].pk),
    ):  # fmt: skip
        assert stranger.get(where).status_code == 404, where
    for where in (
        url("attendance", meeting.pk), url("fill_agenda", meeting.pk), url("open_vote", item.pk),
        url("item", item.pk, "remove"), url("vote", vote.pk, "hands"), url("resolution", row.pk, "strike"),
    ):  # fmt: skip
        assert stranger.post(where, {**key, "mark": "all"}).status_code == 404, where
    assert meeting.number not in text_of(stranger.get(url("list")).content)


def test_a_longer_list_or_agenda_asks_the_database_no_more(body: Committee, secretary: Client) -> None:
    def queries(where: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert secretary.get(where).status_code == 200
        return len(asked)

    meeting, item = body.in_session()
    body.vote(item, yes=3)
    short = queries(url("list")), queries(url("meeting", meeting.pk))
    for nth in range(4):
        more = actions.add_item(meeting, title=f"第 {nth} 项", by=body.clerk)
        body.vote(more, yes=3)
        actions.resolve(more, text="冷藏二期选址东岭镇", by=body.clerk)
        body.in_session()
    assert (queries(url("list")), queries(url("meeting", meeting.pk))) <= short


def test_nobody_signed_out_sees_a_meeting(body: Committee) -> None:
    meeting = body.plan()
    answer = Client().get(url("meeting", meeting.pk))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_list_asks_the_same_however_long_and_its_tabs_count_all(body: Committee, secretary: Client) -> None:
    same_however_long(secretary, url("list"), add=lambda nth: body.plan())
    tabs = {tab["url"]: tab["count"] for tab in secretary.get(url("list")).context["tabs"]}
    assert tabs == {"?": 60, "?view=planned": 60, "?view=concluded": 0, "?view=issued": 0}
