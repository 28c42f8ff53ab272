"""What the demo society is told from: `programmes/dual-heart/demo/society.yaml`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "dual-heart"


class AccountData(Data):
    username: str
    label: str
    role: str
    person: str


class TaskData(Data):
    text: str
    owner: str
    given: date
    due: date
    done: date | None = None
    result: str = ""


class SymposiumData(Data):
    noticed: date
    held: date
    issued: date
    title: str
    place: str
    topics: list[str]


class MembersData(Data):
    """A list of members of one day; disciplines and regions go round over the first so many that are declared."""

    day: date
    people: int
    disciplines: int
    regions: int


class FoundedData(Data):
    day: date
    document: str


class EventData(Data):
    planned: date
    held: date
    kind: str
    title: str
    place: str
    talks: list[str]
    summary: str = ""


class CollaborationData(Data):
    day: date
    partner: str
    subject: str
    document: str


class SocietyData(Data):
    code: str
    name: str
    begins_on: date
    kind: str
    accounts: list[AccountData]
    group: dict[str, str]
    tasks: list[TaskData]
    symposium: SymposiumData
    members: list[MembersData]
    surnames: list[str]
    institutions: list[str]
    founded: FoundedData
    events: list[EventData]
    collaborations: list[CollaborationData]


@lru_cache
def society_data() -> SocietyData:
    return read_data(PROGRAMME, "society.yaml", SocietyData)
