"""Who may do what with a meeting; the nearest stranger has the same role on another chain, and meetings of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from silian.kernel.errors import NotFound, Refused
from silian.meetings import actions, queries
from silian.meetings.actions import Settled
from silian.meetings.rules import Tally
from silian.organisations.queries import actor_for
from tests import factories
from tests.meetings.committee import DAY, Committee, committee, on_the_day

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


@pytest.fixture
def ours() -> Committee:
    return committee(3)


@pytest.fixture
def theirs(ours: Committee) -> Committee:
    other = committee(3, "水稻")
    other.in_session()
    return other


def test_the_same_role_on_another_chain_finds_no_meeting_and_can_do_nothing(ours: Committee, theirs: Committee) -> None:
    meeting, item = ours.in_session()
    planned = ours.plan()
    stranger = theirs.clerk
    vote = actions.open_vote(item, by=ours.clerk)
    deeds: list[Callable[[], object]] = [
        lambda: queries.meeting_for(stranger, "990001", meeting.pk),
        lambda: actions.plan_meeting([ours.unit], kind="links/joint", held_on=DAY, by=stranger),
        lambda: actions.plan_meeting([theirs.unit, ours.unit], kind="links/joint", held_on=DAY, by=stranger),
        lambda: actions.reschedule_meeting(planned, held_on=DAY, by=stranger),
        lambda: actions.cancel_meeting(planned, reason="不开", by=stranger),
        lambda: actions.fill_agenda(planned, by=stranger),
        lambda: actions.convene_meeting(planned, by=stranger),
        lambda: actions.add_item(planned, title="别人的议题", by=stranger),
        lambda: actions.remove_item(item, by=stranger),
        lambda: actions.put_off_item(item, reason="不议", by=stranger),
        lambda: actions.record_discussion(item, text="偷记", by=stranger),
        lambda: actions.renew_roll(meeting, by=stranger),
        lambda: actions.record_all_present(meeting, by=stranger),
        lambda: actions.record_attendance(meeting, ours.members[0], "absent", by=stranger),
        lambda: actions.open_vote(item, by=stranger),
        lambda: actions.close_vote(vote, hands=Tally(3, 0, 0), by=stranger),
        lambda: actions.void_vote(vote, reason="作废", by=stranger),
        lambda: actions.resolve(item, text="别人的决定", by=stranger),
        lambda: actions.conclude_meeting(meeting, by=stranger),
        lambda: actions.issue_minutes(meeting, by=stranger),
        lambda: actions.correct_minutes(meeting, text="改", reason="改", by=stranger),
    ]
    for deed in deeds:
        with pytest.raises(NotFound):
            deed()
    assert [m.pk for m in queries.meetings_for(stranger, "990001")] == [theirs.unit.sittings.get().meeting_id]
    assert [organ.pk for organ in queries.organs_for(stranger, "990001")] == [theirs.unit.pk]


def test_a_resolution_of_another_chain_cannot_be_settled_or_struck(ours: Committee, theirs: Committee) -> None:
    _meeting, item = ours.in_session()
    row = actions.resolve(item, text="我们的决定", by=ours.clerk)
    for deed in (
        lambda: actions.settle_resolution(row, text="改一改吧", settled=Settled(), by=theirs.clerk),
        lambda: actions.strike_resolution(row, by=theirs.clerk),
    ):
        with pytest.raises(NotFound):
            deed()


def test_whoever_may_only_look_is_told_which_right_is_missing(ours: Committee) -> None:
    meeting, item = ours.in_session()
    onlooker = factories.actor("onlooker", unit=ours.office, may={"meetings.view": ["lead"]})
    with pytest.raises(Refused, match="没有“记录会议”这项权限"):
        actions.conclude_meeting(meeting, by=onlooker)
    with pytest.raises(Refused, match="没有“记录表决和议定事项”这项权限"):
        actions.resolve(item, text="选址东岭镇", by=onlooker)


def test_the_chain_s_leader_reaches_the_committee_through_the_chain(ours: Committee, theirs: Committee) -> None:
    meeting, _item = ours.in_session()
    leader = factories.actor("chain_leader", chain=ours.chain, may={"meetings.view": ["chain"]})
    assert [m.pk for m in queries.meetings_for(leader, "990001")] == [meeting.pk]


def test_a_member_sees_the_meetings_on_whose_roll_they_stand(ours: Committee, theirs: Committee) -> None:
    meeting, _item = ours.in_session()
    factories.role("member", {"meetings.view": ["attendee"]}, anchor="self")
    account = factories.account(holder=ours.members[0], role="member", unit=ours.office, own=True)
    assert [m.pk for m in queries.meetings_for(actor_for(account), "990001")] == [meeting.pk]


def test_a_joint_meeting_is_seen_from_both_chains_and_each_organ_needs_its_quorum(
    ours: Committee, theirs: Committee
) -> None:
    both = factories.actor(
        "county_office", may={f"meetings.{v}": ["any"] for v in ("view", "prepare", "record", "decide")}
    )
    meeting = actions.plan_meeting([ours.unit, theirs.unit], kind="links/joint", held_on=DAY, by=both)
    item = actions.add_item(meeting, title="共用冷库", by=both)
    actions.convene_meeting(meeting, by=both)
    for person in ours.members:
        actions.record_attendance(meeting, person, "present", by=both)

    assert str(meeting) == "肉牛链联合党委第 1 次会议、水稻链联合党委第 2 次会议"
    assert [quorum.met for quorum in queries.quorums(meeting)] == [True, False]
    with pytest.raises(Refused, match="水稻链联合党委到会 0 人"):
        actions.open_vote(item, by=both)
    actions.record_all_present(meeting, by=both)
    assert actions.open_vote(item, by=both).electors.filter(present=True).count() == 6
    for clerk in (ours.clerk, theirs.clerk):
        assert queries.meetings_for(clerk, "990001").filter(pk=meeting.pk).count() == 1
