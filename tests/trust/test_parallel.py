"""Twenty at once: the same post makes one thing, different steps on one matter make one step and clear refusals."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from silian.briefings.models import Issue
from silian.kernel import journal
from silian.kernel.calendar import fix_today
from silian.kernel.journal.models import Entry
from silian.matters.models import Batch, Matter
from silian.meetings import actions as meetings
from silian.meetings.models import Minutes
from tests.conftest import own_connection
from tests.matters.posting import hidden
from tests.trust.world import DAY, HERE, World, browser_of, world

AT_ONCE = 20
COOKIE = settings.SESSION_COOKIE_NAME
TABLE = "事项类型,问题,提出日期,状态\n实际问题,仓库漏雨,2022-09-01,待受理\n".encode()


@pytest.fixture
def place(committed_db: None) -> Iterator[World]:
    cache.clear()
    made = world()
    fix_today(DAY)
    yield made
    fix_today(None)


def at_once(posts: list[Callable[[Client], Any]], signed_in: Client) -> list[Any]:
    """Every post in a thread and a browser of its own, all with the same session, let go at the same moment."""
    gate, answers = threading.Barrier(len(posts)), []

    def send(post: Callable[[Client], Any]) -> None:
        with own_connection():
            browser = Client(raise_request_exception=False)
            browser.cookies[COOKIE] = signed_in.cookies[COOKIE].value
            gate.wait()
            answers.append(post(browser))

    threads = [threading.Thread(target=send, args=[post]) for post in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def the_same_post(place: World, url: str, typed: Mapping[str, Any]) -> set[tuple[int, str]]:
    """Opens the form once and posts it twenty times; gives the different answers."""
    signed_in = browser_of(place.above)
    body = {**hidden(signed_in.get(url)), **typed}
    answers = at_once([lambda browser: browser.post(url, body)] * AT_ONCE, signed_in)
    return {(answer.status_code, answer.headers.get("Location", "")) for answer in answers}


def test_the_same_post_at_once_makes_one_thing(place: World) -> None:
    """Raising, a step, a published briefing, an import and issued minutes, in one county to save the setting up."""
    matters, issues, batches, minutes = (kind.objects.count() for kind in (Matter, Issue, Batch, Minutes))

    raised = {"who": "other", "name": "李某", "kind": "four-chains/problem", "title": "渠道漏水", "channel": "visit"}
    assert all(status == 302 for status, _url in the_same_post(place, reverse("matters:raise"), raised))
    assert Matter.objects.count() == matters + 1

    progress = reverse("matters:step", args=[place.own.matter.pk, "urge"])
    assert len(the_same_post(place, progress, {"step-words": "请抓紧"})) == 1
    assert Entry.objects.filter(step="matters.urge").count() == 1

    published = reverse("briefings:publish", args=["four-chains"])
    assert len(the_same_post(place, published, {"as_of": "2022-08-31"})) == 1
    assert Issue.objects.count() == issues + 1

    signed_in = browser_of(place.above)
    sent = signed_in.post(reverse("exchange:import"), {"file": SimpleUploadedFile("台账.csv", TABLE)})
    assert len(the_same_post(place, sent.headers["Location"], {"accept_valid": "1"})) == 1
    assert Batch.objects.count() == batches + 1

    meetings.conclude_meeting(place.own.meeting, by=place.above)
    issue = reverse("meetings:step", args=[place.own.meeting.pk, "issue"])
    assert len(the_same_post(place, issue, {"text": "会议议定选址。"})) == 1
    assert Minutes.objects.count() == minutes + 1

    assert_serial_history()


def test_of_different_steps_at_once_one_wins_and_the_others_are_told(place: World) -> None:
    matter, signed_in = place.own.matter, browser_of(place.at_home)
    steps = {
        "hand_back": {"step-reason": "not_ours", "step-words": "应由水利局办"},
        "hand_in": {"step-outcome": "solved", "step-summary": "路已通"},
        "add_measure": {"step-text": "再修一段"},
        "record_progress": {"step-words": "已到现场"},
    }
    posts = []
    for place_in_line in range(AT_ONCE):
        name = list(steps)[place_in_line % len(steps)]
        url = reverse("matters:step", args=[matter.pk, name])
        body = {**hidden(signed_in.get(url)), **steps[name]}
        posts.append(lambda browser, url=url, body=body: browser.post(url, body).status_code)
    before = Entry.objects.filter(subject_id=str(matter.pk)).count()

    told = Counter(at_once(posts, signed_in))
    assert told[302] == 1, told
    assert set(told) <= {302, 404, 409, 422}, told  # 404: handed back, it is no longer this township's
    assert Entry.objects.filter(subject_id=str(matter.pk)).count() == before + 1
    assert_serial_history()


def assert_serial_history() -> None:
    """The journal is one chain: numbered without gaps, each entry over the one before."""
    verdict = journal.check(HERE)
    assert verdict.ok, verdict
