"""What the demo county of 工会工作指导员 is told from: `programmes/union-guides/demo/`."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "union-guides"
CHECKLIST = f"{PROGRAMME}/six_haves"


class AccountData(Data):
    username: str
    label: str
    role: str


class PostingData(Data):
    """One list of postings; `complete`: in how many working days every item was verified."""

    day: date
    ground: str
    to: dict[str, list[str]]
    complete: int | None = None


class HandOverData(Data):
    day: date
    firm: str
    to: str
    reason: str


class SentBackData(Data):
    firm: str
    item: str
    reason: str


class FellBackData(SentBackData):
    day: date
    again: date


class BegunData(Data):
    """What a guide claimed on the last day, at which hour: it still waits to be verified."""

    firm: str
    items: list[str]
    at: int


class CountyData(Data):
    code: str
    name: str
    begins_on: date
    union: str
    departments: list[str]
    townships: list[str]
    firms: dict[str, str]
    guides: list[str]
    worker: str
    account_guide: str
    accounts: list[AccountData]
    guide_username: str
    worker_username: str
    postings: list[PostingData]
    hand_overs: list[HandOverData]
    sent_back: SentBackData
    fell_back: FellBackData
    begun_today: BegunData


class ContestsData(Data):
    """A contest for each trade in a year, or for the first so many trades."""

    year: int
    grade: str
    month: int
    document: str
    trades: int | None = None


class ActivityData(Data):
    name: str
    kind: str
    grade: str
    day: date


class HonourData(Data):
    category: str
    title: str
    grade: str
    day: date
    document: str
    people: int = 0
    teams: int = 0


class HonoursData(Data):
    """`withheld`: who of each list, by line, does not wish to be named in public."""

    trades: list[str]
    contests: list[ContestsData]
    activities: list[ActivityData]
    honours: list[HonourData]
    withheld: int
    teams: list[str]
    surnames: list[str]


class ConcernData(Data):
    kind: str
    by: str
    day: date
    title: str
    firm: str = ""
    town: str = ""
    name: str = ""
    solved: date | None = None
    measure: str = ""
    result: str = ""


class ConcernsData(Data):
    concerns: list[ConcernData]


@lru_cache
def county_data() -> CountyData:
    return read_data(PROGRAMME, "county.yaml", CountyData)


@lru_cache
def honours_data() -> HonoursData:
    return read_data(PROGRAMME, "honours.yaml", HonoursData)


@lru_cache
def concerns_data() -> ConcernsData:
    return read_data(PROGRAMME, "concerns.yaml", ConcernsData)
