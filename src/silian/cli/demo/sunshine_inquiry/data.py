"""The demo's data as it stands in `programmes/sunshine-inquiry/demo/`: the villages, and what was asked in their sessions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "sunshine-inquiry"


class VillageData(Data):
    """`cadres` are names by their office, `groups` the names of each group's delegates."""

    name: str
    cadres: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]


class AccountData(Data):
    """`person` is the office-holder, `group` the group whose first delegate it stands for."""

    username: str
    label: str
    role: str
    unit: str = ""
    person: str = ""
    group: str = ""


class CountyData(Data):
    code: str
    name: str
    begins_on: date
    township: str
    township_people: Mapping[str, str]
    villages: tuple[VillageData, ...]
    accounts: tuple[AccountData, ...]


class InquiryData(Data):
    """`done` is after how many working days the matter was handed in, with `result`; None while it is under way."""

    group: str
    topic: str
    whom: str
    text: str
    how: Literal["answered", "promised", "unanswered", "waiting"]
    said: str = ""
    days: int | None = None
    anonymous: bool = False
    done: int | None = None
    result: str = ""
    confirmed: str = ""


class ObjectionData(Data):
    words: str
    answer: str


class SessionData(Data):
    village: str
    called_on: date
    held_on: date
    place: str
    excused: tuple[str, ...] = ()
    ended: bool
    inquiries: tuple[InquiryData, ...]
    objection: ObjectionData | None = None


class SessionsData(Data):
    sessions: tuple[SessionData, ...]


def county_data() -> CountyData:
    return read_data(PROGRAMME, "county.yaml", CountyData)


def sessions_data() -> SessionsData:
    return read_data(PROGRAMME, "sessions.yaml", SessionsData)
