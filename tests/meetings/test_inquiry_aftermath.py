"""What follows a session: the board with its objections, the discipline office, the delegate who follows and judges."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from silian.kernel.access import PUBLIC, SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.matters import actions as matters
from silian.matters.queries import by_receipt
from silian.meetings import actions
from silian.meetings.models import BoardPost, Inquiry, Objection
from silian.meetings.queries import posts_on
from tests import factories
from tests.matters.county import proof
from tests.meetings.village import DAY, Place, on_the_day, place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


@pytest.fixture
def here() -> Place:
    return place()


def left(here: Place, text: str = "青垛代表1甲问：路灯谁修，电话13900001111", **more: object) -> Inquiry:
    """An inquiry that stayed unanswered in a session that ended."""
    session = here.live()
    inquiry = here.asked(session, text, **more)
    actions.leave_unanswered(inquiry, by=here.secretary)
    actions.close_session(session, by=here.secretary)
    inquiry.refresh_from_db()
    return inquiry


def hung(here: Place, **more: object) -> BoardPost:
    return actions.post(left(here, **more).session.board_post, by=here.secretary)


def test_what_hangs_on_the_board_names_nobody_and_no_number(here: Place) -> None:
    text = hung(here, anonymous=True).text
    assert "青垛代表" not in text
    assert "代表1甲" not in text
    assert "13900001111" not in text
    assert "一名代表问村委会主任" in text


def test_a_post_hangs_for_its_days_and_then_is_seen_no_more(here: Place) -> None:
    post = hung(here)
    assert (post.from_on, post.to_on) == (DAY, DAY + timedelta(days=6))
    assert list(posts_on(here.village)) == [post]
    assert not posts_on(here.village, post.to_on + timedelta(days=1)).exists()


def test_the_public_page_tells_of_the_inquiry_and_of_nobody(here: Place) -> None:
    hung(here, anonymous=True)
    page = Client().get(reverse("meetings:village_board", args=["990001", here.village.pk])).content.decode()
    assert "路灯谁修" in page
    for secret in ("代表1甲", "13900001111", "青垛主任甲"):
        assert secret not in page


def test_an_objection_is_answered_on_the_board_and_its_words_stay_with_the_village(here: Place) -> None:
    post = hung(here)
    row = actions.raise_objection(post, words="李老汉说租期没有写，电话13900002222", name="李老汉", by=PUBLIC)
    assert row.due == date(2022, 10, 9)
    with pytest.raises(Refused, match="1 条异议没有答复"):
        actions.take_down(post, reason="到期", by=here.secretary)
    actions.answer_objection(row, answer="李老汉：租期五年，已补写", by=here.secretary)
    page = Client().get(reverse("meetings:village_board", args=["990001", here.village.pk])).content.decode()
    assert "租期五年" in page
    assert "李老汉" not in page
    assert "13900002222" not in page
    actions.take_down(post, reason="公示期满", by=here.secretary)
    with pytest.raises(Refused, match="公示已经结束"):
        actions.raise_objection(post, words="再补一条", by=PUBLIC)


def test_whoever_keeps_the_board_of_another_village_answers_nothing_here(here: Place) -> None:
    row = actions.raise_objection(hung(here), words="租期没有写", by=PUBLIC)
    with pytest.raises(NotFound):
        actions.answer_objection(row, answer="写了", by=place("红旗").secretary)


def test_the_discipline_officer_receives_a_filing_once(here: Place) -> None:
    filing = left(here).filing
    assert filing.addressed_to == "青垛镇纪委"
    with pytest.raises(NotFound):
        actions.receive_filing(filing, by=here.secretary)
    actions.receive_filing(filing, by=here.officer, remark="已阅")
    with pytest.raises(Refused, match="已签收"):
        actions.receive_filing(filing, by=here.officer)


def test_a_delegate_follows_by_a_number_that_a_new_one_ends(here: Place) -> None:
    inquiry = left(here)
    first = actions.take_receipt(inquiry, by=here.delegate(0))
    assert by_receipt(first) == inquiry.matter
    second = actions.take_receipt(inquiry, by=here.delegate(0))
    assert by_receipt(first) is None
    assert by_receipt(second) == inquiry.matter
    with pytest.raises(NotFound):
        actions.take_receipt(inquiry, by=here.delegate(1))


def test_only_who_asked_says_whether_the_result_is_good_and_only_once_it_is_closed(here: Place) -> None:
    inquiry, asker = left(here), here.delegate(0)
    with pytest.raises(Refused, match="还没有销号"):
        actions.confirm(inquiry, answer="satisfied", by=asker)
    matter = inquiry.matter
    matters.take_up(matter, by=SYSTEM)
    matters.complete_measure(matter.round.measures.get(), result="灯亮了", by=SYSTEM, files=[proof()])
    matters.hand_in(matter, outcome="solved", summary="灯亮了", by=SYSTEM)
    leader = factories.actor("leader", unit=here.town, may={"matters.sign_off": ["located_in"]})
    matters.sign_off(matter, by=leader)
    inquiry.refresh_from_db()
    for stranger in (here.secretary, here.delegate(1)):
        with pytest.raises(NotFound):
            actions.confirm(inquiry, answer="satisfied", by=stranger)
    actions.confirm(inquiry, answer="dissatisfied", words="只亮了两盏", by=asker)
    assert matter.round.call_backs.get().answer == "dissatisfied"


def test_who_lets_a_day_pass_is_reminded(here: Place) -> None:
    actions.raise_objection(hung(here), words="租期没有写", by=PUBLIC)
    for day in (DAY, date(2022, 10, 12)):
        with at(day):
            remind("990001", day)
    told = set(Notice.objects.filter(kind="reminder").values_list("to_id", flat=True))
    assert {here.village.pk, here.town.pk} <= told
    assert Objection.objects.get().due < date(2022, 10, 12)
