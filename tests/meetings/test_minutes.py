"""How resolutions leave a meeting, and how the minutes are issued, locked and corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Conflict, Refused
from silian.kernel.journal.models import Entry
from silian.matters import actions as matters
from silian.matters.models import Channel, Matter
from silian.meetings import actions, queries
from silian.meetings.actions import Settled
from silian.meetings.models import AgendaItem, Commitment, Meeting, Minutes
from tests.meetings.committee import DAY, Committee, committee, on_the_day
from tests.meetings.test_agenda import raised

pytestmark = pytest.mark.django_db
DUE = date(2022, 11, 30)


@pytest.fixture(autouse=True)
def _today() -> Iterator[None]:
    with on_the_day():
        yield


def task(body: Committee, **changes: Any) -> Settled:
    return Settled(**{"owner": body.members[0], "measure": "储备库调剂，报市局核准", "due": DUE, **changes})


def concluded(body: Committee, *settled: tuple[str, Settled]) -> tuple[Meeting, AgendaItem]:
    meeting, item = body.in_session()
    for text, how in settled:
        actions.resolve(item, text=text, settled=how, by=body.clerk)
    return actions.conclude_meeting(meeting, by=body.clerk), item


def test_minutes_are_refused_and_name_the_resolutions_that_cannot_leave() -> None:
    body = committee(3)
    meeting, _item = concluded(
        body,
        ("排污口移位审查", task(body)),
        ("调剂指标 46 亩", task(body, owner=None, due=None)),
        ("列入招商首位", task(body, measure="")),
        ("科研资金", Settled(outcome="commitment")),
        ("通报得分", Settled(outcome="information")),
    )
    with pytest.raises(
        Refused, match="第 2 项缺责任人、时限，第 3 项缺措施，第 4 项缺用途和金额。补齐，或标为“通报性”"
    ):
        actions.issue_minutes(meeting, by=body.clerk)
    assert not Minutes.objects.exists()
    assert not Matter.objects.exists()
    meeting.refresh_from_db()
    assert meeting.state == "concluded"


def test_a_resolution_becomes_a_matter_with_owner_measure_and_deadline() -> None:
    body = committee(3)
    meeting, _item = concluded(body, ("调剂指标 46 亩", task(body)))
    actions.issue_minutes(meeting, by=body.clerk)

    matter = meeting.resolutions().get().matter
    assert matter is not None
    assert (matter.title, matter.channel, matter.chain) == ("调剂指标 46 亩", Channel.MEETING, body.chain)
    assert (matter.state, matter.lead, matter.handler) == ("assigned", body.office, body.members[0])
    assert (matter.round.due, matter.round.original_due) == (DUE, DUE)
    assert [(m.text, m.due) for m in matter.round.measures.all()] == [("储备库调剂，报市局核准", DUE)]
    entry = Entry.objects.filter(subject_id=str(matter.pk), step="matters.assign").get()
    assert (entry.actor_kind, entry.actor_label) == ("meeting", "肉牛链联合党委第 1 次会议")


def test_a_resolution_about_a_matter_puts_its_measure_on_that_matter() -> None:
    body = committee(3)
    matter = raised(body)  # due in September, and overdue
    meeting = body.plan()
    item = meeting.items.get(matter=matter)
    actions.convene_meeting(meeting, by=body.clerk)
    body.mark(meeting, 3)
    actions.resolve(item, text="改由备用供精站供应", settled=task(body), by=body.clerk)
    actions.conclude_meeting(meeting, by=body.clerk)
    actions.issue_minutes(meeting, by=body.clerk)

    matter.refresh_from_db()
    assert Matter.objects.count() == 1
    assert meeting.resolutions().get().matter == matter
    assert [m.text for m in matter.round.measures.all()] == ["储备库调剂，报市局核准（2022-11-30 前）"]
    assert matter.round.due is not None
    assert matter.round.due < DAY, "a meeting extends no deadline that has passed"


def test_a_matter_returned_to_triage_is_assigned_by_the_resolution() -> None:
    body = committee(3)
    matter = raised(body)
    matters.hand_back(matter, reason="not_ours", words="不属本单位职责", by=SYSTEM)
    meeting = body.plan()
    item = actions.add_item(meeting, title="", matter=matter, by=body.clerk)
    actions.convene_meeting(meeting, by=body.clerk)
    body.mark(meeting, 3)
    actions.resolve(item, text="由牵头单位负责到底", settled=task(body, owner=body.members[1]), by=body.clerk)
    actions.conclude_meeting(meeting, by=body.clerk)
    actions.issue_minutes(meeting, by=body.clerk)
    matter.refresh_from_db()
    assert (matter.state, matter.handler) == ("assigned", body.members[1])


def test_a_commitment_keeps_purpose_chain_and_fen() -> None:
    body = committee(3)
    funds = Settled(outcome="commitment", purpose="links/research", fen=8_500_000_00, chain=body.chain)
    meeting, _item = concluded(body, ("投入育种研发", funds))
    actions.issue_minutes(meeting, by=body.clerk)
    row = Commitment.objects.get()
    assert (row.purpose, row.fen, row.chain) == ("links/research", 850_000_000, body.chain)
    assert not Matter.objects.exists()


def test_a_commitment_that_is_changed_into_information_is_none_any_more() -> None:
    body = committee(3)
    funds = Settled(outcome="commitment", purpose="links/research", fen=100, chain=body.chain)
    _meeting, item = concluded(body, ("投入育种研发", funds))
    row = item.resolutions.get()
    actions.settle_resolution(row, text=row.text, settled=Settled(outcome="information"), by=body.clerk)
    assert not Commitment.objects.exists()
    wrong = Settled(outcome="commitment", purpose="links/party", fen=100)
    with pytest.raises(Refused, match="从专项列出的用途中选"):
        actions.settle_resolution(row, text=row.text, settled=wrong, by=body.clerk)


def test_issuing_twice_makes_one_version_and_one_matter() -> None:
    body = committee(3)
    meeting, _item = concluded(body, ("调剂指标 46 亩", task(body)))
    actions.issue_minutes(meeting, by=body.clerk)
    with pytest.raises(Refused, match="现在是“已印发”"):
        actions.issue_minutes(meeting, by=body.clerk)
    assert (Minutes.objects.count(), Matter.objects.count()) == (1, 1)


def test_after_issuing_nothing_of_the_meeting_can_be_changed() -> None:
    body = committee(3)
    meeting, item = concluded(body, ("调剂指标 46 亩", task(body)))
    actions.issue_minutes(meeting, by=body.clerk)
    row = item.resolutions.get()
    deeds = [
        lambda: actions.record_discussion(item, text="补记", by=body.clerk),
        lambda: actions.resolve(item, text="补一项吧", by=body.clerk),
        lambda: actions.settle_resolution(row, text="改一改吧", settled=task(body), by=body.clerk),
        lambda: actions.record_attendance(meeting, body.members[0], "absent", by=body.clerk),
        lambda: actions.add_item(meeting, title="补议题", by=body.clerk),
        lambda: actions.cancel_meeting(meeting, reason="不开了", by=body.clerk),
    ]
    for deed in deeds:
        with pytest.raises(Refused, match="现在是“已印发”"):
            deed()


def test_a_correction_is_a_new_version_with_its_reason() -> None:
    body = committee(3)
    meeting, _item = concluded(body, ("调剂指标 46 亩", task(body)))
    first = actions.issue_minutes(meeting, by=body.clerk)
    with pytest.raises(Refused, match="请填写"):
        actions.correct_minutes(meeting, text=first.text + "\n附件一", reason="", by=body.clerk)
    with pytest.raises(Refused, match="没有可更正的"):
        actions.correct_minutes(meeting, text=first.text, reason="漏附件", by=body.clerk)
    second = actions.correct_minutes(meeting, text=first.text + "\n附件一", reason="漏附件", by=body.clerk)
    first.refresh_from_db()
    assert (first.ordinal, second.ordinal, second.reason) == (1, 2, "漏附件")
    assert "附件一" not in first.text


def test_the_database_takes_no_correction_without_a_reason() -> None:
    body = committee(3)
    meeting, _item = concluded(body)
    row = Minutes(county_id="990001", meeting=meeting, ordinal=2, text="改", issued_on=DAY, issued_by="某")
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_the_draft_tells_what_the_records_tell() -> None:
    body = committee(3)
    meeting, item = body.in_session(present=2)
    actions.record_discussion(item, text="各方同意先行审查。", by=body.clerk)
    body.vote(item, yes=2)
    actions.resolve(item, text="调剂指标 46 亩", settled=task(body), by=body.clerk)
    actions.conclude_meeting(meeting, by=body.clerk)
    draft = queries.draft_of_minutes(meeting)
    for words in (
        "肉牛链联合党委第 1 次会议纪要", "应到 3 人，实到 2 人，法定 2 人，达法定人数", "1．冷藏二期选址",
        "各方同意先行审查。", "同意 2 票，不同意 0 票，弃权 0 票，通过（需 2 票）",
        "议定事项 1：调剂指标 46 亩（责任人：", "时限：2022年11月30日",
    ):  # fmt: skip
        assert words in draft


def test_a_stale_version_is_a_conflict_and_changes_nothing() -> None:
    body = committee(3)
    meeting, item = concluded(body, ("调剂指标 46 亩", task(body)))
    row = item.resolutions.get()
    actions.settle_resolution(row, text="调剂指标 46 亩", settled=task(body), version=1, by=body.clerk)
    with pytest.raises(Conflict):
        actions.settle_resolution(row, text="调剂指标 64 亩", settled=task(body), version=1, by=body.clerk)
    with pytest.raises(Conflict):
        actions.issue_minutes(meeting, version=1, by=body.clerk)
    row.refresh_from_db()
    assert row.text == "调剂指标 46 亩"


def test_every_deed_is_one_line_about_the_meeting_and_the_chain_holds() -> None:
    body = committee(3)
    meeting, item = body.in_session(present=2)
    body.vote(item, yes=2)
    row = actions.resolve(item, text="记错的一项", by=body.clerk)
    actions.strike_resolution(row, by=body.clerk)
    actions.conclude_meeting(meeting, by=body.clerk)
    actions.issue_minutes(meeting, by=body.clerk)
    lines = Entry.objects.filter(subject_kind="meetings.meeting", subject_id=str(meeting.pk)).order_by("number")
    assert [line.step.removeprefix("meetings.") for line in lines] == [
        "admit", "add_item", "convene", "record_attendance", "record_attendance", "open_vote", "close_vote", "resolve",
        "strike_resolution", "conclude", "issue",
    ]  # fmt: skip
    assert journal.check("990001").ok
