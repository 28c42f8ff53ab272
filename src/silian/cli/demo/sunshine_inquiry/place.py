"""The place: a township with its people, villages with their cadres, groups and delegates, and the accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from silian.cli.demo.opening import PASSWORD, open_demo_county
from silian.cli.demo.sunshine_inquiry.data import PROGRAMME, AccountData, CountyData, VillageData
from silian.kernel.access import SYSTEM, Actor
from silian.meetings import actions as meetings
from silian.meetings.models import Delegate
from silian.organisations import actions
from silian.organisations.models import Person, Unit, UnitKind
from silian.organisations.queries import actor_for


@dataclass
class DemoVillages:
    """What the stories need at hand: units and people by name, who acts by username."""

    data: CountyData
    root: Unit
    administrator: Actor
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[tuple[str, str], Person] = field(default_factory=dict)  # by village and office
    delegates: dict[str, list[Delegate]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def cadre_of(self, village: str) -> Actor:
        """Who acts for a village."""
        found = next(a for a in self.data.accounts if (a.unit, a.role) == (village, "village_cadre"))
        return self.actors[found.username]

    def asker_of(self, village: str, group: str) -> Actor | None:
        """The group's first delegate, where they have an account."""
        found = (a.username for a in self.data.accounts if (a.unit, a.group) == (village, group))
        return next((self.actors[name] for name in found), None)

    def delegate(self, village: str, group: str) -> Delegate:
        """The first delegate of a group."""
        return next(row for row in self.delegates[village] if row.group.title == group)


def open_place(data: CountyData) -> DemoVillages:
    place = DemoVillages(data, *open_demo_county(data.code, data.name, PROGRAMME, "sunshine-admin"))
    town = _open(place, place.root, UnitKind.TOWNSHIP, data.township, f"{data.code}101")
    for title, name in data.township_people.items():
        place.people[data.township, title] = actions.enter_person(town, name, by=SYSTEM, title=title)
    for number, village in enumerate(data.villages, start=1):
        _open_village(place, town, village, f"{data.code}101{200 + number}")
    for account in data.accounts:
        place.actors[account.username] = _account(place, account)
    return place


def _open_village(place: DemoVillages, town: Unit, told: VillageData, code: str) -> None:
    village = _open(place, town, UnitKind.VILLAGE, told.name, code)
    for title, name in told.cadres.items():
        place.people[told.name, title] = actions.enter_person(village, name, by=SYSTEM, title=title)
    place.delegates[told.name] = meetings.enter_delegates(village, told.groups, by=SYSTEM)


def _open(place: DemoVillages, parent: Unit, kind: UnitKind, name: str, code: str) -> Unit:
    begins = place.data.begins_on
    unit = actions.open_unit(place.data.code, kind, name, by=SYSTEM, on=begins, parent=parent, code=code)
    place.units[name] = unit
    return unit


def _account(place: DemoVillages, told: AccountData) -> Actor:
    unit = place.units[told.unit] if told.unit else place.root
    person = place.delegate(told.unit, told.group).person if told.group else None
    if told.person:
        person = next(
            row for (where, _office), row in place.people.items() if (where, row.name) == (told.unit, told.person)
        )
    account = actions.open_account(
        place.data.code, told.username, by=place.administrator, person=person, label=told.label, password=PASSWORD
    )
    actions.give_role(
        account, told.role, county=place.data.code, by=place.administrator, unit=unit, own=bool(told.group)
    )
    return actor_for(account)
