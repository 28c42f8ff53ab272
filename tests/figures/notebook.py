"""What was done in the random county, as its clerk wrote it into a notebook: days, names and amounts, no records.

The deeds write here beside acting; `plain.py` counts from here and never asks the database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass
class Stay:
    """From a day until before another."""

    start: date
    end: date | None = None
    who: str = ""
    where: str = ""

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


@dataclass
class Handling:
    """One handling of a matter, from its raising or its being done again."""

    kind: str
    raised: date
    accepted: date | None = None
    due: date | None = None
    handled: date | None = None
    closed: date | None = None
    ended: date | None = None
    outcome: str = ""
    merged: bool = False
    waiting: list[Stay] = field(default_factory=list)  # handed in or paused: the clock stands still
    answers: list[tuple[date, str]] = field(default_factory=list)
    agendas: list[Session] = field(default_factory=list)
    helped: dict[str, date] = field(default_factory=dict)  # enterprise: since when a county leader's visit asks for it


@dataclass
class Session:
    """A meeting of a committee, or of two: how many came, and how many might have, by committee."""

    kind: str
    held: date
    came: list[tuple[int, int]] = field(default_factory=list)
    concluded: date | None = None
    issued: date | None = None
    committed: list[tuple[str, int]] = field(default_factory=list)

    @property
    def quorate(self) -> bool:
        """Half of every committee that sits."""
        return all(2 * present >= entitled for present, entitled in self.came)


@dataclass
class Agreement:
    signed: date
    fen: int
    framework: bool = False
    ended: date | None = None


@dataclass
class Venture:
    """A project, by the days that matter."""

    talks: date
    signed: date | None = None
    landed: date | None = None
    ended: date | None = None
    agreements: list[Agreement] = field(default_factory=list)


@dataclass
class Visit:
    leader: str
    firm: str
    day: date
    of_the_county: bool


@dataclass
class Payment:
    paid: date
    fen: int
    reversed: date | None = None


@dataclass
class Recruit:
    person: str
    firm: str
    joined: date
    graduate: bool


@dataclass
class Learner:
    person: str
    kind: str
    major: str
    enrolled: date
    finished: date | None = None


@dataclass
class Admission:
    """Somebody admitted to the party, from a post in an enterprise."""

    day: date
    firm: str
    front_line: bool


@dataclass
class Deal:
    agreed: date
    fen: int
    confirmed: date | None = None


@dataclass
class Task:
    """Of a plan, or an errand of a service group."""

    due: date
    done: date | None = None
    dropped: date | None = None


@dataclass
class Notebook:
    """All of it, by kind."""

    chains: list[Stay] = field(default_factory=list)
    county_committees: list[Stay] = field(default_factory=list)
    joint_committees: list[Stay] = field(default_factory=list)
    places: list[Stay] = field(default_factory=list)  # of enterprises on chains
    branches: list[Stay] = field(default_factory=list)  # of enterprises
    handlings: list[Handling] = field(default_factory=list)
    sessions: list[Session] = field(default_factory=list)
    trips: list[date] = field(default_factory=list)
    ventures: list[Venture] = field(default_factory=list)
    invested: list[tuple[date, int]] = field(default_factory=list)
    pairings: list[Stay] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    errands: list[Task] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    recruits: list[Recruit] = field(default_factory=list)
    learners: list[Learner] = field(default_factory=list)
    admissions: list[Admission] = field(default_factory=list)
    model_posts: list[Stay] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    entered: list[tuple[str, date, int]] = field(default_factory=list)  # external figures: which, until when, value

    def on_a_chain(self, firm: str, day: date) -> bool:
        return any(stay.who == firm and stay.holds(day) for stay in self.places)
