"""Quorum and majority block a decision: they do not advise."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.errors import Refused
from silian.meetings import actions, queries
from silian.meetings.actions import Settled
from silian.meetings.models import Attendance, Elector, Resolution
from silian.meetings.rules import Tally
from silian.organisations import actions as organisations
from tests import factories
from tests.meetings.committee import committee, on_the_day, programme

pytestmark = pytest.mark.django_db
REPRESENTATIVES = {"quorum": {"at_least": "2/3"}, "vote": "always"}


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


def test_nineteen_of_thirty_may_discuss_but_not_decide() -> None:
    body = committee(30, **REPRESENTATIVES)
    meeting, item = body.in_session(present=19)

    actions.record_discussion(item, text="各方意见已听取。", by=body.clerk)
    with pytest.raises(Refused, match="到会 19 人，不足法定的 20 人"):
        actions.open_vote(item, by=body.clerk)
    with pytest.raises(Refused, match="可以记讨论，不能议定"):
        actions.resolve(item, text="选址东岭镇", by=body.clerk)

    item.refresh_from_db()
    assert item.discussion == "各方意见已听取。"
    assert not meeting.resolutions().exists()
    assert not queries.is_quorate_now(meeting)


def test_the_twentieth_representative_makes_the_quorum_and_eleven_votes_adopt() -> None:
    body = committee(30, **REPRESENTATIVES)
    _meeting, item = body.in_session(present=20)
    vote = body.vote(item, yes=11, no=9)
    assert queries.verdict_of(vote).adopted
    assert actions.resolve(item, text="选址东岭镇", by=body.clerk).pk


def test_ten_votes_of_twenty_reject_and_nothing_can_be_resolved() -> None:
    body = committee(30, **REPRESENTATIVES)
    _meeting, item = body.in_session(present=20)
    vote = body.vote(item, yes=10, no=4, abstain=6)
    assert str(queries.verdict_of(vote)) == "未通过（需 11 票）"
    with pytest.raises(Refused, match="同意 10 票，需 11 票"):
        actions.resolve(item, text="选址东岭镇", by=body.clerk)


@pytest.mark.parametrize(
    ("entitled", "majority", "needed"),
    [
        (27, {"at_least": "1/2", "of": "entitled"}, 14),
        (28, {"at_least": "1/2", "of": "entitled"}, 14),
        (28, {"more_than": "1/2", "of": "entitled"}, 15),
    ],
)
def test_a_majority_of_the_entitled_counts_those_who_stayed_away(
    entitled: int, majority: dict[str, str], needed: int
) -> None:
    body = committee(entitled, majority=majority)
    _meeting, item = body.in_session(present=20)
    vote = body.vote(item, yes=needed - 1)
    assert (queries.verdict_of(vote).needed, queries.verdict_of(vote).adopted) == (needed, False)
    actions.void_vote(vote, reason="漏计一票", by=body.clerk)
    assert queries.verdict_of(body.vote(item, yes=needed)).adopted


def test_where_every_decision_needs_a_vote_there_is_none_without_it() -> None:
    body = committee(5, vote="always")
    _meeting, item = body.in_session()
    with pytest.raises(Refused, match="还没有表决"):
        actions.resolve(item, text="选址东岭镇", by=body.clerk)
    told = actions.resolve(item, text="通报三季度得分", settled=Settled(outcome="information"), by=body.clerk)
    with pytest.raises(Refused, match="还没有表决"):
        actions.settle_resolution(told, text=told.text, settled=Settled(), by=body.clerk)


def test_where_consent_is_enough_a_vote_that_was_called_still_binds() -> None:
    body = committee(5, vote="when_called")
    _meeting, item = body.in_session()
    vote = actions.open_vote(item, by=body.clerk)
    with pytest.raises(Refused, match="表决还没有结束"):
        actions.resolve(item, text="选址东岭镇", by=body.clerk)
    actions.close_vote(vote, hands=Tally(5, 0, 0), by=body.clerk)
    assert actions.resolve(item, text="选址东岭镇", by=body.clerk).outcome == Resolution.Outcome.MATTER


def test_whoever_is_appointed_or_arrives_after_the_vote_opened_is_not_in_its_electorate() -> None:
    body = committee(5)
    meeting, item = body.in_session(present=4)
    vote = actions.open_vote(item, by=body.clerk)
    newcomer = body.appoint()
    late = body.members[4]

    assert [row.person for row in actions.renew_roll(meeting, by=body.clerk)] == [newcomer]
    body.mark(meeting, 6)

    assert newcomer.pk not in set(vote.electors.values_list("person", flat=True))
    assert not vote.electors.get(person=late).present
    assert queries.verdict_of(vote).base == 4
    with pytest.raises(Refused, match="表决开始时到会的人才能投票"):
        actions.close_vote(vote, ballots={newcomer.pk: Elector.YES}, by=body.clerk)
    with pytest.raises(Refused, match="票数要在 1 和 4 之间"):
        actions.close_vote(vote, hands=Tally(5, 0, 0), by=body.clerk)


def test_a_roll_call_is_counted_from_the_ballots() -> None:
    body = committee(5)
    _meeting, item = body.in_session()
    vote = actions.open_vote(item, by=body.clerk)
    choices = [Elector.YES, Elector.YES, Elector.YES, Elector.NO, Elector.ABSTAIN]
    ballots = {person.pk: choice for person, choice in zip(body.members, choices, strict=True)}
    closed = actions.close_vote(vote, ballots=ballots, by=body.clerk)
    assert closed.tally() == Tally(3, 1, 1)
    assert queries.verdict_of(closed).adopted


def test_a_vote_is_held_once_and_ended_once() -> None:
    body = committee(5)
    _meeting, item = body.in_session()
    vote = body.vote(item, yes=5)
    with pytest.raises(Refused, match="已经表决过"):
        actions.open_vote(item, by=body.clerk)
    with pytest.raises(Refused, match="已经结束"):
        actions.close_vote(vote, hands=Tally(1, 4, 0), by=body.clerk)
    assert vote.tally() == Tally(5, 0, 0)


def test_a_person_with_two_seats_is_one_elector_and_one_of_the_entitled() -> None:
    body = committee(3)
    twice = body.members[0]
    organisations.appoint(twice, factories.seat(body.unit, "副书记"), on=factories.LONG_AGO, by=SYSTEM)
    meeting, item = body.in_session()
    assert [(q.entitled, q.present, q.needed) for q in queries.quorums(meeting)] == [(3, 3, 2)]
    assert actions.open_vote(item, by=body.clerk).electors.count() == 3


def test_a_substitute_sits_in_without_counting() -> None:
    body = committee(5)
    meeting, _item = body.in_session(present=2)
    deputy = factories.person("卫某", body.office)
    actions.record_attendance(meeting, body.members[2], Attendance.Presence.EXCUSED, substitute=deputy, by=body.clerk)
    assert queries.quorums(meeting)[0].present == 2
    with pytest.raises(Refused, match="请假的人才能请人列席"):
        actions.record_attendance(
            meeting, body.members[3], Attendance.Presence.PRESENT, substitute=deputy, by=body.clerk
        )


def test_the_rule_of_a_meeting_is_the_one_under_which_it_was_opened() -> None:
    body = committee(5)
    meeting, _item = body.in_session(present=3)
    factories.apply_programme(programme(quorum={"at_least": "4/5"}))
    assert queries.is_quorate_now(meeting)
    assert not queries.is_quorate_now(body.plan())
