"""The demo's trips and projects as they stand in `programmes/four-chains/demo/projects.yaml`."""

from __future__ import annotations

from datetime import date

from silian.cli.demo.four_chains.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class Meets(Data):
    name: str
    about: str


class TripData(Data):
    """A trip; one without a day of return has not been reported."""

    purpose: str
    destination: str
    promoting: str
    chain: str = ""
    set_out: date
    returned: date | None = None
    met: tuple[Meets, ...] = ()
    outcome: str = ""


class Relay(Data):
    """A hand-over: offered on a day, and accepted on another; without one it waits."""

    offered: date
    accepted: date | None = None


class Framework(Data):
    day: date
    amount: str


class Part(Data):
    day: date
    amount: str


class NeedData(Data):
    """A need; with a `result` it was solved so many working days later."""

    day: date
    title: str
    detail: str
    lead: str
    measure: str
    result: str = ""


class End(Data):
    day: date
    reason: str
    words: str


class ProjectData(Data):
    """A project with the days of its stages; `quiet_since` is the day after which nothing was recorded any more."""

    name: str
    investor: str
    chain: str
    promoting: str
    town: str = ""
    trip: int = 0
    firm: int = 0
    summary: str = ""
    expected: str = ""
    agreed: str = ""
    talks: date
    framework: Framework | None = None
    signed: date | None = None
    to_landing: Relay | None = None
    landed: date | None = None
    to_place: Relay | None = None
    building: date | None = None
    producing: date | None = None
    at_capacity: date | None = None
    ended: End | None = None
    forecasts: tuple[Part, ...] = ()
    invested: tuple[Part, ...] = ()
    needs: tuple[NeedData, ...] = ()
    quiet_since: date | None = None


class ProjectsData(Data):
    promotion: str
    landing: str
    entered_from: date
    progress: dict[str, tuple[str, ...]]
    vacant_contact: str
    trips: tuple[TripData, ...]
    projects: tuple[ProjectData, ...]


def projects_data() -> ProjectsData:
    return read_data(PROGRAMME, "projects.yaml", ProjectsData)
