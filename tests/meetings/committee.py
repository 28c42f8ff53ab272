"""A chain with its joint committee, its office's clerk, and as many members as a test asks for."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from silian.chains import actions as chains
from silian.chains.models import Chain
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.meetings import actions
from silian.meetings.models import AgendaItem, Attendance, Meeting, Vote
from silian.meetings.rules import Tally
from silian.organisations import actions as organisations
from silian.organisations.models import Person, Unit, UnitKind
from tests import factories

DAY = date(2022, 10, 8)
VERBS = ("view", "prepare", "record", "decide", "issue")
OFFICE = {f"meetings.{verb}": ["lead"] for verb in VERBS} | {"matters.view": ["lead"]}
_names = count(1)


def organ(**changes: object) -> dict[str, object]:
    """The rule of an organ as meetings.yaml spells it; more than half of the entitled, more than half of those present."""
    return {
        "title": "联合党委会议", "held_by": ["committee"], "quorum": {"more_than": "1/2"},
        "majority": {"more_than": "1/2", "of": "present"}, "vote": "when_called", "matter_kind": "problem", **changes,
    }  # fmt: skip


def programme(**changes: object) -> dict[str, object]:
    """A programme of problems and meetings, named `links`."""
    return {
        "programme.yaml": {
            "name": "links", "title": "四链", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "四链"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": {"problem": {"title": "实际问题", "clock": {"rule": "A", "days": 10}}}},
        "meetings.yaml": {
            "organs": {"joint": organ(**changes)}, "purposes": {"research": "科研", "chain": "产业链扶持"},
        },
    }  # fmt: skip


@dataclass
class Committee:
    chain: Chain
    unit: Unit
    office: Unit
    clerk: Actor
    members: list[Person] = field(default_factory=list)

    def appoint(self, on: date = factories.LONG_AGO) -> Person:
        """One more seat, and somebody in it."""
        person = factories.person(f"委员{next(_names)}", self.office)
        seat = factories.seat(self.unit, "成员")
        organisations.appoint(person, seat, on=on, by=SYSTEM)
        self.members.append(person)
        return person

    def plan(self, on: date = DAY, **more: object) -> Meeting:
        return actions.plan_meeting([self.unit], kind="links/joint", held_on=on, by=self.clerk, **more)  # type: ignore[arg-type]

    def in_session(self, on: date = DAY, present: int | None = None) -> tuple[Meeting, AgendaItem]:
        """A meeting that was opened with one item, and the first `present` members there (all of them by default)."""
        meeting = self.plan(on)
        item = actions.add_item(meeting, title="冷藏二期选址", by=self.clerk)
        actions.convene_meeting(meeting, by=self.clerk)
        self.mark(meeting, len(self.members) if present is None else present)
        return meeting, item

    def mark(self, meeting: Meeting, present: int) -> None:
        for person in self.members[:present]:
            actions.record_attendance(meeting, person, Attendance.Presence.PRESENT, by=self.clerk)

    def vote(self, item: AgendaItem, yes: int, no: int = 0, abstain: int = 0) -> Vote:
        return actions.close_vote(actions.open_vote(item, by=self.clerk), hands=Tally(yes, no, abstain), by=self.clerk)


def committee(members: int = 5, name: str = "肉牛", **rule: object) -> Committee:
    """A committee under the rule `organ(**rule)`, on a chain of its own with an office of its own."""
    factories.apply_programme(programme(**rule))
    office = factories.department(f"{name}办")
    unit = factories.unit(f"{name}链联合党委", UnitKind.COMMITTEE)
    chain = factories.chain(name, office=office)
    chains.seat_committee(chain, unit, by=SYSTEM)
    clerk = factories.actor("chain_office", unit=office, may=OFFICE)
    made = Committee(chain, unit, office, clerk)
    for _member in range(members):
        made.appoint()
    return made


@contextmanager
def on_the_day(day: date = DAY) -> Iterator[None]:
    """The day on which a meeting is held, with the calendars that its deadlines need."""
    for year in (2022, 2023):
        table.load_year(year, by=SYSTEM)
    with at(day):
        yield
