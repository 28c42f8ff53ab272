"""The county of the random records: its offices, chains and enterprises, the dice, and the notebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from django.conf import settings

from silian.chains import actions as chains
from silian.chains.models import Chain, Enterprise
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import table
from silian.organisations import actions as organisations
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.queries import root_of
from tests import factories
from tests.figures.notebook import Notebook, Stay

CODE = "990002"
FIRST, TODAY = date(2021, 10, 8), date(2022, 12, 20)
SET_UP = date(2021, 1, 4)
OTHER = Actor("test", "other", "另一位经办人", unlimited=True)  # signs and takes over what SYSTEM handed in


@dataclass
class Place:
    dice: Random
    root: Unit
    bureau: Unit
    zone: Unit
    towns: list[Unit]
    leaders: list[Person]
    clerk: Person  # of a township: no county leader
    chains: list[Chain] = field(default_factory=list)
    firms: list[Enterprise] = field(default_factory=list)
    committees: dict[str, list[Unit]] = field(default_factory=dict)  # by level
    members: dict[Unit, list[Person]] = field(default_factory=dict)
    note: Notebook = field(default_factory=Notebook)

    def day(self, first: date = FIRST, last: date = TODAY) -> date:
        return first + timedelta(days=self.dice.randint(0, (last - first).days))

    def soon(self, after: date, most: int = 40) -> date | None:
        """A day soon after; None where that lies ahead of today."""
        day = after + timedelta(days=self.dice.randint(1, most))
        return day if day <= TODAY else None

    def now_and_then(self, chance: float = 0.5) -> bool:
        return self.dice.random() < chance


def set_up(dice: Random) -> Place:
    """The offices that the programme's formations name, three townships, eight county leaders."""
    for year in (2021, 2022, 2023):
        table.load_year(year, by=SYSTEM)
    factories.county(CODE, "演示二县")
    programmes.apply(Path(settings.PROGRAMMES) / "four-chains", CODE, by=SYSTEM)
    bureau, zone, *_others = [
        factories.department(name, county_code=CODE)
        for name in ("县经济合作局", "县开发区", "县发展和改革局", "县工业和信息化局")
    ]
    towns = [factories.township(name, county_code=CODE) for name in ("石桥镇", "柳河镇", "云桥镇")]
    root = root_of(CODE)
    leaders = [factories.person(f"县领导{n}", root, "副县长") for n in range(8)]
    place = Place(dice, root, bureau, zone, towns, leaders, factories.person("镇某", towns[0]))
    with_chains(place)
    with_firms(place)
    for formation in ("project", "service"):
        organisations.fill_formation(CODE, formation, on=SET_UP, by=SYSTEM)
    return place


def with_chains(place: Place) -> None:
    """Six key chains and one that is none, opened on different days; their committees are filled in between."""
    place.committees = {"county_committee": [], "joint_committee": []}
    chains.open_chain(CODE, "普通链", on=SET_UP, is_key=False, by=SYSTEM)
    days = sorted(place.day(date(2021, 2, 1), date(2022, 10, 1)) for _ in range(6))
    for n, day in enumerate(days):
        place.chains.append(chains.open_chain(CODE, f"第{n}链", office=place.bureau, on=day, by=SYSTEM))
        place.note.chains.append(Stay(day))
        form_committees(place, day)


def form_committees(place: Place, day: date) -> None:
    for unit in organisations.fill_formation(CODE, "industry", on=day, by=SYSTEM).bodies:
        level = "county_committee" if unit.name == "县级产业党委" else "joint_committee"
        place.committees[level].append(unit)
        getattr(place.note, f"{level}s").append(Stay(day))
        place.members[unit] = [appointed(unit, day) for _ in range(place.dice.randint(3, 5))]


def appointed(committee: Unit, day: date) -> Person:
    person = factories.person(at=committee)
    organisations.appoint(person, factories.seat(committee, "成员", on=day), on=day, by=SYSTEM)
    return person


def with_firms(place: Place) -> None:
    """Enterprises that come to chains and leave them, each with a branch or two, of which some are closed again."""
    for n in range(24):
        firm = factories.enterprise(f"第{n}企业", place=place.dice.choice(place.towns), on=SET_UP, county_code=CODE)
        place.firms.append(firm)
        for chain in place.dice.sample(place.chains, place.dice.choice((0, 1, 1, 2))):
            on_chain(place, firm, chain)
        for nth in range(place.dice.choice((0, 1, 1, 2))):
            with_branch(place, firm, f"第{n}企业第{nth}支部")


def on_chain(place: Place, firm: Enterprise, chain: Chain) -> None:
    start = place.day(chain.from_on, TODAY)
    stands = chains.place_enterprise(firm, chain, on=start, by=SYSTEM)
    stay = Stay(start, who=str(firm.pk))
    if place.now_and_then(0.3) and (end := place.soon(start, 200)):
        chains.leave_chain(stands, on=end, by=SYSTEM)
        stay.end = end
    place.note.places.append(stay)


def with_branch(place: Place, firm: Enterprise, name: str) -> None:
    opened = place.day(date(2021, 2, 1))
    branch = factories.unit(name, UnitKind.BRANCH, parent=firm.unit, on=opened)
    stay = Stay(opened, where=str(firm.pk))
    if place.now_and_then(0.2) and (end := place.soon(opened, 200)):
        organisations.close_unit(branch, on=end, by=SYSTEM, ground="合并")
        stay.end = end
    place.note.branches.append(stay)
