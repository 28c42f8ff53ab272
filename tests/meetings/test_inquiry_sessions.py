"""An open inquiry session from its invitation to its end: what leaves it, and that it leaves once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

import pytest

from silian.kernel import journal
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.matters.models import Channel, Matter
from silian.meetings import actions
from silian.meetings.lifecycle.inquiry import PROMISED, UNANSWERED
from silian.meetings.models import BoardPost, Filing, Inquiry, InquirySession, Invitation
from silian.meetings.queries import coverage_of, delegates_of
from tests.meetings.village import DAY, Place, on_the_day, place

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


def settle(inquiry: Inquiry, how: str, here: Place) -> None:
    match how:
        case "answer":
            actions.answer(inquiry, text="已记入村集体账第 14 号凭证", by=here.secretary)
        case "promise":
            actions.promise(inquiry, measure="更换涵管 2 处", working_days=5, by=here.secretary)
        case "leave":
            actions.leave_unanswered(inquiry, by=here.secretary)
        case "take_back":
            actions.take_back(inquiry, by=here.secretary)


def everything() -> tuple[object, ...]:
    """All that a session could leave behind, to see that nothing moved."""
    kinds = (Matter, BoardPost, Filing, Notice, Inquiry, InquirySession)
    return (*(sorted(map(str, kind.objects.values_list("pk", flat=True))) for kind in kinds), journal.head("990001"))


def test_six_inquiries_give_three_matters_one_posting_and_two_filings() -> None:
    with on_the_day(date(2026, 9, 21)):
        here = place()
        session = here.live(date(2026, 9, 21))
        for number, how in enumerate(["answer", "answer", "answer", "promise", "leave", "leave"]):
            settle(here.asked(session, f"第 {number} 件事怎么办的", number), how, here)
        actions.close_session(session, by=here.secretary)
        assert Matter.objects.count() == 3
        assert BoardPost.objects.count() == 1
        assert Filing.objects.count() == 2
        promised = Matter.objects.get(inquiry__state=PROMISED.name)
        assert promised.round.due == date(2026, 9, 29)
        before = everything()
        actions.close_session(session, by=here.secretary)
        assert everything() == before


@pytest.mark.parametrize("seed", range(6))
def test_a_random_session_leaves_what_its_inquiries_say_and_nothing_when_it_is_ended_again(seed: int) -> None:
    chance, here = Random(seed), place()
    session = here.live()
    told = [chance.choice(("answer", "promise", "leave", "take_back")) for _ in range(chance.randrange(9))]
    for number, how in enumerate(told):
        settle(here.asked(session, f"第 {number} 件事怎么办的", number, anonymous=chance.random() < 0.3), how, here)
    actions.close_session(session, by=here.secretary)
    matters = Matter.objects.filter(channel=Channel.INQUIRY)
    assert matters.count() == told.count("promise") + told.count("leave")
    assert set(Filing.objects.values_list("inquiry__state", flat=True)) <= {UNANSWERED.name}
    assert Filing.objects.count() == told.count("leave")
    post = BoardPost.objects.get()
    assert post.text.count("\n") == 2 * (len(told) - told.count("take_back"))
    for matter in matters:
        assert (matter.state, matter.handler, matter.lead) == ("assigned", here.cadre, here.village)
        assert matter.round.measures.get().due == matter.round.due
    before = everything()
    actions.close_session(session, by=here.secretary)
    assert everything() == before


def test_a_session_with_an_inquiry_that_waits_does_not_end() -> None:
    here = place()
    session = here.live()
    here.asked(session)
    with pytest.raises(Refused, match="1 条没有记下"):
        actions.close_session(session, by=here.secretary)
    assert not BoardPost.objects.exists()


def test_what_was_answered_does_not_change_after_the_end() -> None:
    here = place()
    session = here.live()
    inquiry = here.asked(session)
    settle(inquiry, "leave", here)
    actions.close_session(session, by=here.secretary)
    with pytest.raises(Refused, match="答复不能再改"):
        actions.answer(inquiry, text="其实答过了", by=here.secretary)


def test_each_way_of_telling_a_delegate_is_written_down_once() -> None:
    here = place()
    session = here.called()
    invitees = list(session.invitees.all())
    actions.invite(session, invitees, "notice", by=here.secretary)
    actions.invite(session, invitees[:2], "message", by=here.secretary)
    actions.invite(session, invitees[:3], "message", by=here.secretary)
    actions.invite(session, invitees[:1], "visit", by=here.secretary, remark="老人家里")
    assert Invitation.objects.filter(way="message").count() == 3
    assert Notice.objects.filter(kind="meetings.invited").count() == 3
    assert Invitation.objects.get(way="visit").by_label == here.secretary.label
    with pytest.raises(Refused, match="都已经用这种方式通知过"):
        actions.invite(session, invitees, "notice", by=here.secretary)


def test_a_group_is_covered_by_one_delegate_who_is_there() -> None:
    here = place()
    session = here.live()
    first = session.invitees.get(delegate=here.delegates[0])
    actions.mark_presence(session, first, "present", by=here.secretary)
    here.asked(session, nth=2)  # who asks is there
    assert [group.present for group in coverage_of(session)] == [1, 1, 0]


def test_a_delegate_whose_term_ended_is_not_invited() -> None:
    here = place()
    actions.end_delegate(here.delegates[0], by=here.secretary, on=date(2022, 9, 1))
    assert here.called().invitees.count() == len(here.delegates) - 1
    assert here.delegates[0] in delegates_of(here.village, date(2022, 8, 31))


def test_a_session_does_not_open_before_its_day() -> None:
    here = place()
    session = here.called(date(2022, 9, 28))
    with pytest.raises(Refused, match="2022-09-28"):
        actions.open_session(session, by=here.secretary)


def test_a_promise_needs_a_day_ahead() -> None:
    here = place()
    inquiry = here.asked(here.live())
    for wrong in ({}, {"due": DAY}, {"due": date(2022, 10, 9), "working_days": 3}):
        with pytest.raises(Refused):
            actions.promise(inquiry, measure="更换涵管", by=here.secretary, **wrong)


def test_a_delegate_asks_in_their_own_name_only() -> None:
    here = place()
    session = here.live()
    mine = actions.ask(session, "机耕路的钱怎么结的", topic="assets", addressee=here.cadre, by=here.delegate(0))
    assert mine.delegate == here.delegates[0]
    with pytest.raises(NotFound):
        actions.ask(
            session, "机耕路的钱怎么结的", topic="assets", addressee=here.cadre, delegate=here.delegates[1],
            by=here.delegate(0),
        )  # fmt: skip
    with pytest.raises(NotFound):
        actions.answer(mine, text="我来答", by=here.delegate(0))


def test_the_secretary_of_the_next_village_finds_nothing_there() -> None:
    here, there = place(), place("红旗")
    session = here.live()
    for deed in (actions.close_session, actions.open_session):
        with pytest.raises(NotFound):
            deed(session, by=there.secretary)
    with pytest.raises(NotFound):
        actions.ask(session, "机耕路的钱呢", topic="assets", addressee=here.cadre, by=there.delegate(0))
