"""A village with groups, delegates and cadres in a township, and who acts for it: the rules of its sessions are a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.meetings import actions
from silian.meetings.models import Delegate, Inquiry, InquirySession
from silian.organisations.models import Person, Unit
from tests import factories

DAY = date(2022, 9, 27)
CADRE = {
    f"meetings.{verb}": ["located_in"]
    for verb in ("view_session", "call_session", "record_session", "close_session", "ask", "follow", "post_on_board")
} | {"matters.view": ["located_in"]}
DELEGATE = {
    "meetings.view_session": ["invited"], "meetings.ask": ["invited"], "meetings.follow": ["asker"],
    "meetings.confirm": ["asker"],
}  # fmt: skip
OFFICER = {"meetings.view_session": ["located_in"], "meetings.receive": ["located_in"]}


def rules(name: str = "sunshine") -> dict[str, object]:
    """A programme of inquiry sessions alone."""
    return {
        "programme.yaml": {
            "name": name, "title": "阳光问廉", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "阳光问廉"}], "settings": {"number": "WL{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": {"inquiry": {"title": "质询问题", "clock": {"rule": "A", "days": 10}}}},
        "inquiries.yaml": {
            "title": "公开质询会", "matter_kind": "inquiry", "unanswered_measure": "查清情况，书面答复提问的代表",
            "topics": {"duty": "履职", "integrity": "廉洁", "policy": "政策", "projects": "项目", "assets": "三资"},
            "filing": {"to": "{township}纪委"},
        },
    }  # fmt: skip


@dataclass
class Place:
    town: Unit
    village: Unit
    cadre: Person
    secretary: Actor
    officer: Actor
    delegates: list[Delegate]

    def called(self, on: date = DAY) -> InquirySession:
        return actions.call_session(self.village, held_on=on, place="村部", by=self.secretary)

    def live(self, on: date = DAY) -> InquirySession:
        return actions.open_session(self.called(on), by=self.secretary)

    def asked(self, session: InquirySession, text: str = "水面租金去了哪里", nth: int = 0, **more: object) -> Inquiry:
        return actions.ask(
            session, text, topic="assets", addressee=self.cadre, delegate=self.delegates[nth % len(self.delegates)],
            by=self.secretary, **more,
        )  # type: ignore[arg-type]  # fmt: skip

    def delegate(self, nth: int = 0) -> Actor:
        """The account of a delegate."""
        holder = self.delegates[nth].person
        return factories.actor("delegate", unit=self.village, own=True, may=DELEGATE, holder=holder)


def place(name: str = "青垛", groups: int = 3) -> Place:
    """A village with two delegates a group."""
    factories.apply_programme(rules())
    town = factories.township(f"{name}镇")
    village = factories.village(f"{name}村", parent=town)
    cadre = factories.person(f"{name}主任甲", village, title="村委会主任")
    secretary = factories.actor("secretary", unit=village, may=CADRE)
    officer = factories.actor("officer", unit=town, may=OFFICER)
    sent = {f"{n}组": [f"{name}代表{n}甲", f"{name}代表{n}乙"] for n in range(1, groups + 1)}
    delegates = actions.enter_delegates(village, sent, by=SYSTEM, on=date(2021, 1, 4))
    return Place(town, village, cadre, secretary, officer, delegates)


@contextmanager
def on_the_day(day: date = DAY) -> Iterator[None]:
    """The day of a session, with the calendars that its deadlines need."""
    for year in sorted({day.year, 2022, 2023} & set(table.package.KNOWN_YEARS)):
        table.load_year(year, by=SYSTEM)
    with at(day):
        yield
