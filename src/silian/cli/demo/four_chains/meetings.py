"""The meetings of the county's committee and of the joint committees, from the notice to the issued minutes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from silian.cli.demo import evidence, moments
from silian.cli.demo.four_chains.chapters import Chapter, Tale
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import Funds, MeetingsData, Task
from silian.cli.demo.four_chains.people import INDUSTRY
from silian.kernel import money
from silian.matters import actions as ledger
from silian.meetings import actions
from silian.meetings.models import AgendaItem, Attendance, Meeting, Resolution
from silian.meetings.rules import Tally
from silian.organisations.models import Body, Unit

COUNTY_COMMITTEE, JOINT_COMMITTEE = "four-chains/county_committee", "four-chains/joint_committee"
NOTICE, LAST_ITEMS, MINUTES = 5, 1, 2  # working days before and after a meeting
EXCUSED_IN_TEN = 1


@dataclass
class Session:
    """One meeting that is told: who meets, what about, and what comes of it."""

    county: DemoCounty
    kind: str
    organs: Sequence[Unit]
    held: date
    topics: Sequence[str]
    tales: Sequence[Tale] = ()
    funds: Sequence[Funds] = ()
    tasks: Sequence[Task] = ()
    few_come: bool = False
    noticed: date | None = None
    meeting: Meeting = field(init=False)


def meetings(county: DemoCounty, data: MeetingsData, agendas: dict[date, list[Tale]]) -> Iterator[Chapter]:
    """Every meeting of the twelve months, and the next ones, which are only planned."""
    committee = _county_committee(county)
    for told in data.county:
        session = Session(county, COUNTY_COMMITTEE, [committee], told.held, told.topics, funds=told.commitments)
        yield held(session, data)
    for order, chain in enumerate(county.data.chains):
        for number, day in enumerate(chain.meets):
            topics = [data.topics[(order + number + n) % len(data.topics)] for n in (0, 3)]
            session = _joint(county, [chain.name], day, topics)
            session.tales = agendas.get(day, [])
            session.tasks = [task for task in data.tasks if (task.chain, task.meeting) == (chain.name, number + 1)]
            yield held(session, data)
    yield held(_joint(county, data.joint_session.chains, data.joint_session.held, data.joint_session.topics), data)
    poor = _joint(county, [data.inquorate.chain], data.inquorate.held, data.inquorate.topics)
    poor.few_come = True
    yield held(poor, data)
    for following in data.next:
        if following.county:
            session = Session(county, COUNTY_COMMITTEE, [committee], following.held, following.topics)
        else:
            session = _joint(county, [following.chain], following.held, following.topics)
        session.noticed = following.noticed
        yield planned(session, data)


def _county_committee(county: DemoCounty) -> Unit:
    return Body.objects.get(county_id=county.code, formation=INDUSTRY, level="county_committee").unit


def _joint(county: DemoCounty, chains: Sequence[str], day: date, topics: Sequence[str]) -> Session:
    organs = [committee for name in chains if (committee := county.chains[name].committee)]
    return Session(county, JOINT_COMMITTEE, organs, day, topics)


def planned(session: Session, data: MeetingsData) -> Chapter:
    """The meeting is planned and its topics stand on the agenda."""
    yield moments.on(session.noticed or moments.before(session.held, NOTICE), 9, 30)
    starts = time.fromisoformat(data.hours.starts)
    session.meeting = actions.plan_meeting(
        session.organs, kind=session.kind, held_on=session.held, by=session.county.clerk, starts_at=starts,
        place=data.hours.place,
    )  # fmt: skip
    for topic in session.topics:
        actions.add_item(session.meeting, title=topic, by=session.county.clerk)


def held(session: Session, data: MeetingsData) -> Chapter:
    yield from planned(session, data)
    yield moments.on(moments.before(session.held, LAST_ITEMS), 16)
    for title in [one.text for one in session.funds] + [one.text for one in session.tasks]:
        actions.add_item(session.meeting, title=title, by=session.county.clerk)
    for tale in session.tales:
        if tale.matter.returns.count() < 2:  # then it is carried in when the session is opened
            actions.add_item(session.meeting, title=tale.matter.title, matter=tale.matter, by=session.county.clerk)
    yield moments.on(session.held, 14, 30)
    actions.convene_meeting(session.meeting, by=session.county.clerk)
    _take_attendance(session)
    yield moments.on(session.held, 15, 20)
    _deliberate(session)
    yield moments.on(session.held, 16, 40)
    actions.conclude_meeting(session.meeting, by=session.county.clerk)
    issued_on = moments.after(session.held, MINUTES)
    yield moments.on(issued_on, 10) if issued_on else moments.NEVER
    actions.issue_minutes(session.meeting, by=session.county.clerk)
    for task in session.tasks:
        yield from _task_done(session, task)


def _task_done(session: Session, task: Task) -> Chapter:
    """What was resolved is done in time, where the data tells of a result."""
    if not task.result:
        return
    matter = session.meeting.resolutions().get(text=task.text).matter
    assert matter
    handler = session.county.actors[task.lead]
    yield moments.later(1, session.county.chance)
    ledger.take_up(matter, by=handler)
    yield moments.later(4, session.county.chance)
    for measure in matter.round.measures.filter(done_on=None):
        ledger.complete_measure(measure, result=task.result, by=handler)
    proof = [evidence.letter("落实情况报告", task.text)]
    ledger.hand_in(matter, outcome="solved", summary=f"{task.result}。", by=handler, files=proof)
    yield moments.later(1, session.county.chance)
    ledger.sign_off(matter, by=session.county.clerk)


def _take_attendance(session: Session) -> None:
    """A few are excused; of a meeting to which few come, most."""
    rows = list(session.meeting.attendances.select_related("person").order_by("seat__order"))
    away = len(rows) * 2 // 3 if session.few_come else len(rows) * EXCUSED_IN_TEN // 10
    for row in session.county.chance.sample(rows, away):
        actions.record_attendance(session.meeting, row.person, Attendance.Presence.EXCUSED, by=session.county.clerk)
    actions.record_all_present(session.meeting, by=session.county.clerk)


def _deliberate(session: Session) -> None:
    funds = {one.text: one for one in session.funds}
    tasks = {one.text: one for one in session.tasks}
    tales = {tale.matter.pk: tale for tale in session.tales}
    for item in session.meeting.items.order_by("order"):
        actions.record_discussion(item, text=_said(item), by=session.county.clerk)
        if session.few_come:
            continue
        if item.title in funds:
            _commit(session, item, funds[item.title])
        elif item.title in tasks:
            _give_task(session, item, tasks[item.title])
        elif item.matter_id in tales:
            _settle(session, item, tales[item.matter_id])
        elif item.matter_id is None and item.carried_id is None:
            _inform(session, item)


def _said(item: AgendaItem) -> str:
    if item.matter_id:
        return f"听取“{item.title}”办理情况，责任单位说明困难，与会成员提出解决办法。"
    return f"听取“{item.title}”汇报，与会成员发表意见。"


def _commit(session: Session, item: AgendaItem, funds: Funds) -> None:
    """Money is voted on by a show of hands."""
    present = {row.person_id for row in session.meeting.attendances.filter(presence=Attendance.Presence.PRESENT)}
    vote = actions.open_vote(item, by=session.county.clerk)
    actions.close_vote(vote, hands=Tally(len(present), 0, 0), by=session.county.clerk)
    settled = actions.Settled(
        outcome=Resolution.Outcome.COMMITMENT, purpose=f"four-chains/{funds.purpose}", fen=money.parse(funds.amount),
        chain=session.county.chains[funds.chain],
    )  # fmt: skip
    actions.resolve(item, text=funds.text, by=session.county.clerk, settled=settled)


def _give_task(session: Session, item: AgendaItem, task: Task) -> None:
    lead = session.county.units[task.lead]
    settled = actions.Settled(
        owner=session.county.handler_of(lead), measure=task.measure, due=session.held + timedelta(days=task.days)
    )
    actions.resolve(item, text=task.text, by=session.county.clerk, settled=settled)


def _settle(session: Session, item: AgendaItem, tale: Tale) -> None:
    """The committee puts a measure on the matter that was discussed."""
    settled = actions.Settled(
        owner=session.county.handler_of(tale.lead), measure=tale.words.measure, due=session.held + timedelta(days=5)
    )
    actions.resolve(item, text=f"由{tale.lead}负责，{tale.words.measure}", by=session.county.clerk, settled=settled)


def _inform(session: Session, item: AgendaItem) -> None:
    settled = actions.Settled(outcome=Resolution.Outcome.INFORMATION)
    actions.resolve(item, text=f"{item.title}：各成员单位按分工抓好落实。", by=session.county.clerk, settled=settled)
