"""What `programmes/four-chains/demo/talent.yaml` says: openings and recruits, classes, members, model posts."""

from __future__ import annotations

from datetime import date

from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class Came(Data):
    """A graduate who answered an opening; the same number is the same person."""

    person: int
    joined: date
    school: str
    left: date | None = None


class OpeningData(Data):
    """`listed` is None while it waits for the office; `declined` and `struck` are the reasons."""

    chain: str
    firm: int
    post: str
    level: str
    wanted: int
    proposed: date
    due: date
    listed: date | None = None
    answering: str = ""
    declined: str = ""
    struck: str = ""
    came: tuple[Came, ...] = ()


class OtherRecruit(Data):
    chain: str
    firm: int
    person: int
    joined: date
    level: str


class ClassData(Data):
    """`people` are the first and the last number under `prefix`, `without` those who did not complete."""

    kind: str
    name: str
    major: str
    keeper: str
    school: str
    starts: date
    due: date
    prefix: str
    people: tuple[int, int]
    chain: str = ""
    firm: tuple[str, int] | None = None
    without: tuple[int, ...] = ()
    finished: date | None = None


class MemberData(Data):
    """The days of the steps that somebody has taken."""

    person: int
    chain: str
    firm: int
    post: str
    applied: date
    front_line: bool = False
    activist: date | None = None
    prospect: date | None = None
    admitted: date | None = None
    full: date | None = None
    ended: date | None = None


class PostData(Data):
    chain: str
    firm: int
    post: str
    pioneer: date | None = None
    model: date | None = None
    ended: date | None = None


class TalentData(Data):
    openings: tuple[OpeningData, ...]
    others: tuple[OtherRecruit, ...]
    classes: tuple[ClassData, ...]
    members: tuple[MemberData, ...]
    posts: tuple[PostData, ...]


def talent_data() -> TalentData:
    return read_data(PROGRAMME, "talent.yaml", TalentData)
