"""What is counted: meetings with quorum, matters that stood on an agenda before closing, funds committed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel import rules
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.matters import actions as matters
from silian.matters.models import Matter
from silian.meetings import actions, facts
from silian.meetings.actions import Settled
from silian.meetings.models import Meeting
from tests import factories
from tests.matters.county import proof
from tests.meetings.committee import DAY, Committee, committee, on_the_day
from tests.meetings.test_agenda import raised

pytestmark = pytest.mark.django_db
NEXT_WEEK = DAY + timedelta(days=7)


def held(body: Committee, on: date = DAY, present: int = 3) -> Meeting:
    with on_the_day(on):
        meeting, _item = body.in_session(on, present)
        return actions.conclude_meeting(meeting, by=body.clerk)


def solved(matter: Matter, on: date) -> None:
    with at(on):
        if matter.state == "assigned":
            matters.take_up(matter, by=SYSTEM)
        measure = matters.add_measure(matter, text="改道", by=SYSTEM)
        matters.complete_measure(measure, result="已改道", by=SYSTEM, files=[proof()])
        matters.hand_in(matter, outcome="solved", summary="已解决", by=SYSTEM, files=[proof()])
        matters.sign_off(
            matter, by=factories.actor("signer", may={"matters.view": ["any"], "matters.sign_off": ["any"]})
        )


def count(rule: dict[str, object], cutoff: date = DAY) -> int:
    definition = {"id": "it", "name": "它", "unit": "个", "measure": "count", "window": "year_to_date", **rule}
    found = rules.read_rule(definition)
    assert isinstance(found, rules.Rule)
    return int(rules.evaluate([found], cutoff)[found].value or 0)


WITH_QUORUM = {"of": "meetings.meeting", "date": "held_on", "where": {"quorate": {"is": True}}}
THROUGH_COMMITTEES = {
    "of": "meetings.deliberated_matter", "date": "closed_on", "where": {"outcome": {"is": "solved"}},
}  # fmt: skip


def test_a_meeting_counts_when_it_was_held_with_quorum() -> None:
    body = committee(3)
    held(body)
    held(body, present=1)
    with on_the_day():
        body.plan()
        cancelled = body.plan()
        actions.cancel_meeting(cancelled, reason="并入下月", by=body.clerk)
    assert count(WITH_QUORUM) == 1
    assert count({**WITH_QUORUM, "where": {"organ_kind": {"is": "links/joint"}}}) == 2


def test_a_joint_meeting_of_two_chains_counts_once() -> None:
    body, other = committee(3), committee(3, "水稻")
    with on_the_day():
        meeting = actions.plan_meeting([body.unit, other.unit], kind="links/joint", held_on=DAY, by=SYSTEM)
        actions.add_item(meeting, title="共用冷库", by=SYSTEM)
        actions.convene_meeting(meeting, by=SYSTEM)
        actions.record_all_present(meeting, by=SYSTEM)
        actions.conclude_meeting(meeting, by=SYSTEM)
    held(body)
    assert count(WITH_QUORUM) == 2
    assert count({**WITH_QUORUM, "where": {"joint": {"is": True}}}) == 1


def test_a_meeting_concluded_after_the_cut_off_does_not_move_last_week_s_figure() -> None:
    body = committee(3)
    with on_the_day():
        meeting, _item = body.in_session()
    before = count(WITH_QUORUM)
    with on_the_day(NEXT_WEEK):
        actions.conclude_meeting(meeting, by=body.clerk)
    assert (before, count(WITH_QUORUM), count(WITH_QUORUM, NEXT_WEEK)) == (0, 0, 1)


def test_a_problem_counts_through_the_committee_if_it_was_deliberated_before_it_was_closed() -> None:
    body = committee(3)
    with on_the_day(date(2022, 9, 20)):
        meeting = body.plan()
        deliberated, put_off, late = (raised(body, f"第{n}件厂区道路破损", on=date(2022, 9, 30)) for n in range(3))
        for matter in (deliberated, put_off):
            actions.add_item(meeting, title="", matter=matter, by=SYSTEM)
        actions.put_off_item(meeting.items.get(matter=put_off), reason="材料不齐", by=body.clerk)
    with on_the_day():
        solved(late, DAY)
        actions.convene_meeting(meeting, by=body.clerk)
        actions.conclude_meeting(meeting, by=body.clerk)
    for matter in (deliberated, put_off):
        solved(matter, NEXT_WEEK)
    with on_the_day(NEXT_WEEK):
        later = body.plan(NEXT_WEEK)
        for matter in (put_off, late):
            actions.add_item(later, title="", matter=matter, by=SYSTEM)
        actions.convene_meeting(later, by=body.clerk)
        actions.conclude_meeting(later, by=body.clerk)

    closed = facts.deliberated_rounds_at(NEXT_WEEK).filter(closed_on__isnull=False)
    assert {row.matter for row in closed} == {
        deliberated,
        put_off,
    }  # put off first, then deliberated on the closing day
    assert (count(THROUGH_COMMITTEES), count(THROUGH_COMMITTEES, NEXT_WEEK)) == (0, 2)


def test_a_matter_done_again_counts_anew_only_if_it_was_deliberated_again() -> None:
    body = committee(3)
    matter = raised(body, on=date(2022, 9, 30))
    with on_the_day():
        meeting = body.plan()
        actions.add_item(meeting, title="", matter=matter, by=SYSTEM)
        actions.convene_meeting(meeting, by=body.clerk)
        actions.conclude_meeting(meeting, by=body.clerk)
    solved(matter, DAY)
    with on_the_day(NEXT_WEEK):
        matters.call_back(matter, answer="dissatisfied", words="又坏了", by=SYSTEM)
        matters.redo(matter, reason="又坏了", by=SYSTEM)
    solved(matter, NEXT_WEEK)
    assert matter.rounds.count() == 2
    assert count(THROUGH_COMMITTEES, NEXT_WEEK) == 1


def test_funds_count_from_the_day_on_which_the_minutes_are_out() -> None:
    body = committee(3)
    with on_the_day():
        meeting, item = body.in_session()
        funds = Settled(outcome="commitment", purpose="links/research", fen=850_000_000, chain=body.chain)
        actions.resolve(item, text="投入育种研发", settled=funds, by=body.clerk)
        actions.conclude_meeting(meeting, by=body.clerk)
    total = {"of": "meetings.commitment", "date": "decided_on", "measure": "sum", "what": "amount"}
    rule = {**total, "where": {"purpose": {"is": "links/research"}}}
    assert count(rule) == 0
    with on_the_day(NEXT_WEEK):
        actions.issue_minutes(meeting, by=body.clerk)
    assert (count(rule), count(rule, NEXT_WEEK)) == (0, 850_000_000)
