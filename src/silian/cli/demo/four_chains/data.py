"""The demo's data as it stands in `programmes/four-chains/demo/`: what there is, and which stories are told."""

from __future__ import annotations

from datetime import date
from typing import Literal

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "four-chains"
Kind = Literal["problem", "labour", "land", "dispute"]


class ChainData(Data):
    """`words` and `stems` make the enterprises' names, `meets` are the days of its joint committee."""

    name: str
    office: str
    leader: str
    words: tuple[str, ...]
    towns: tuple[str, ...]
    firms: int
    branches: int
    meets: tuple[date, date]


class SecondPlace(Data):
    chain: str
    firm: int
    also: str


class OffChain(Data):
    words: tuple[str, ...]
    towns: tuple[str, ...]
    firms: int
    branches: int


class LateBranch(Data):
    chain: str
    firm: int
    founded: date


class Vacancy(Data):
    """A seat of a chain's committee that was never filled, or from which somebody was relieved on a day."""

    chain: str
    slot: str
    since: date | None = None
    ground: str = ""


class StraySeat(Data):
    chain: str
    slot: str
    title: str


class ExternalData(Data):
    indicator: str
    until: date
    entered: date
    value: str
    document: str
    reason: str = ""


class IssueData(Data):
    as_of: date
    published: date


class AccountData(Data):
    """`title` is that of the county leader for whom an account of the whole county stands."""

    username: str
    label: str
    role: str
    unit: str = ""
    chain: str = ""
    title: str = ""
    own: bool = False


class CountyData(Data):
    code: str
    name: str
    begins_on: date
    surnames: str
    office: str
    departments: tuple[str, ...]
    townships: tuple[str, ...]
    villages: tuple[str, ...]
    stems: tuple[str, ...]
    chains: tuple[ChainData, ...]
    second_places: tuple[SecondPlace, ...]
    off_chain: OffChain
    late_branch: LateBranch
    vacancies: tuple[Vacancy, ...]
    stray_seat: StraySeat
    statistics: str
    external: tuple[ExternalData, ...]
    issues: tuple[IssueData, ...]
    accounts: tuple[AccountData, ...]


class Template(Data):
    """How a matter of a kind is worded; the words in braces are filled in for each matter."""

    title: str
    detail: str
    lead: str
    measure: str
    result: str
    progress: str = ""
    answers: dict[str, str] = {}


class MonthlyPlan(Data):
    story: str
    kind: Kind
    outcome: str = ""
    by_month: tuple[int, ...]


class UnderWay(Data):
    story: str
    kind: Kind
    raised: tuple[date, ...]


class EverydayData(Data):
    templates: dict[Kind, tuple[Template, ...]]
    plans: tuple[MonthlyPlan, ...]
    under_way: tuple[UnderWay, ...]


class Deliberated(Template):
    """A problem that stood on the agenda of its chain's n-th meeting of the year before it was solved."""

    chain: str
    meeting: int
    firm: int
    returned: bool = False


class Told(Template):
    """A matter that stood on no agenda, raised on a day; `story` says how it went."""

    kind: Kind
    chain: str
    firm: int
    raised: date
    story: str = "plain"


class ToldData(Data):
    deliberated: tuple[Deliberated, ...]
    settled: tuple[Told, ...]
    under_way: tuple[Told, ...]


class Funds(Data):
    purpose: str
    chain: str
    amount: str
    text: str


class CountyMeeting(Data):
    held: date
    topics: tuple[str, ...]
    commitments: tuple[Funds, ...] = ()


class JointSession(Data):
    chains: tuple[str, ...]
    held: date
    topics: tuple[str, ...]


class ChainSession(Data):
    chain: str
    held: date
    topics: tuple[str, ...]


class NextMeeting(Data):
    held: date
    noticed: date
    topics: tuple[str, ...]
    chain: str = ""
    county: bool = False


class Task(Data):
    """A resolution of a chain's n-th meeting that becomes a matter of its own, due so many natural days later.

    Without a `result` it is left lying.
    """

    chain: str
    meeting: int
    text: str
    lead: str
    measure: str
    days: int
    result: str = ""


class Hours(Data):
    starts: str
    place: str


class MeetingsData(Data):
    hours: Hours
    county: tuple[CountyMeeting, ...]
    joint_session: JointSession
    inquorate: ChainSession
    topics: tuple[str, ...]
    tasks: tuple[Task, ...]
    next: tuple[NextMeeting, ...]


def county_data() -> CountyData:
    return read_data(PROGRAMME, "county.yaml", CountyData)


def everyday_data() -> EverydayData:
    return read_data(PROGRAMME, "everyday.yaml", EverydayData)


def told_data() -> ToldData:
    return read_data(PROGRAMME, "told.yaml", ToldData)


def meetings_data() -> MeetingsData:
    return read_data(PROGRAMME, "meetings.yaml", MeetingsData)
