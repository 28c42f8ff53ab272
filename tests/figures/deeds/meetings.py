"""Meetings of the county's committee and the chains' ones, with and without quorum, and the problems before them."""

from __future__ import annotations

from datetime import date

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.meetings import actions
from silian.meetings.models import AgendaItem, Attendance, Commitment, Meeting
from silian.organisations.models import Unit
from tests.figures.county import Place
from tests.figures.deeds import matters
from tests.figures.deeds.funds import paid_out
from tests.figures.notebook import Session

PURPOSES = ("wagyu_research", "wagyu_research", "rice_chain", "mutton_chain", "chain_support")


def happen(place: Place) -> None:
    for level, committees in place.committees.items():
        for committee in committees:
            for _ in range(3):
                day = place.day(max(committee.opened_on, date(2021, 10, 20)))
                together = [one for one in committees if one.opened_on <= day and one != committee]
                joint = [place.dice.choice(together)] if together and place.now_and_then(0.2) else []
                meet(place, level, [committee, *joint], day)


def meet(place: Place, level: str, committees: list[Unit], day: date) -> None:
    """A problem is raised, the committee talks of it or puts it off, and afterwards, or before, it is closed."""
    raised_on = place.day(date(2021, 10, 8), day)
    matter, handling = matters.raised(place, raised_on, kind=place.dice.choice(("problem", "problem", "land")))
    on_the_books = matters.taken_up(place, matter, handling) and handling.accepted
    if on_the_books and place.now_and_then(0.2):
        matters.be_closed(place, matter, handling)
    session = Session(level, day)
    if place.now_and_then(0.1):
        cancelled(level, committees, day)
        return
    with at(day):
        meeting = actions.plan_meeting(committees, kind=f"four-chains/{level}", held_on=day, by=SYSTEM)
        item = actions.add_item(meeting, title="", matter=matter, by=SYSTEM)
        actions.convene_meeting(meeting, by=SYSTEM)
        come(place, meeting, committees, session)
        if place.now_and_then(0.15):
            actions.put_off_item(item, reason="材料不全", by=SYSTEM)
        else:
            handling.agendas.append(session)
            committed(place, item, session)
    place.note.sessions.append(session)
    conclude(place, meeting, session)
    if on_the_books and not handling.closed and not handling.waiting:
        matters.be_closed(place, matter, handling, max(day, on_the_books))
    for each in Commitment.objects.filter(resolution__item=item) if session.issued else ():
        paid_out(place, each, session.issued or day)


def cancelled(level: str, committees: list[Unit], day: date) -> None:
    with at(day):
        meeting = actions.plan_meeting(committees, kind=f"four-chains/{level}", held_on=day, by=SYSTEM)
        actions.cancel_meeting(meeting, reason="并入下月", by=SYSTEM)


def come(place: Place, meeting: Meeting, committees: list[Unit], session: Session) -> None:
    """Of each committee everybody, or a few."""
    for committee in committees:
        entitled = place.members[committee]
        present = entitled if place.now_and_then(0.6) else entitled[: place.dice.randint(1, len(entitled))]
        session.came.append((len(present), len(entitled)))
        for person in present:
            actions.record_attendance(meeting, person, Attendance.Presence.PRESENT, by=SYSTEM)


def committed(place: Place, item: AgendaItem, session: Session) -> None:
    if not session.quorate or place.now_and_then(0.3):
        return
    purpose, fen = place.dice.choice(PURPOSES), place.dice.randint(1, 10**9)
    funds = actions.Settled(
        outcome="commitment", purpose=f"four-chains/{purpose}", fen=fen, chain=place.dice.choice(place.chains)
    )
    actions.resolve(item, text="投入专项资金", settled=funds, by=SYSTEM)
    session.committed.append((purpose, fen))


def conclude(place: Place, meeting: Meeting, session: Session) -> None:
    """On the day or somewhat later; the minutes later still, or not yet."""
    session.concluded = session.held if place.now_and_then(0.8) else place.soon(session.held, 9)
    if session.concluded is None:
        return
    with at(session.concluded):
        actions.conclude_meeting(meeting, by=SYSTEM)
    issued = place.soon(session.concluded, 25)
    if issued and place.now_and_then(0.8):
        with at(issued):
            actions.issue_minutes(meeting, by=SYSTEM)
        session.issued = issued
