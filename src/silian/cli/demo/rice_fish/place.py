"""The city: its counties, townships and villages in one tree, and its accounts."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from silian.cli.demo.opening import PASSWORD, open_demo_county
from silian.cli.demo.rice_fish.data import PROGRAMME, AccountData, CityData
from silian.kernel.access import SYSTEM, Actor
from silian.organisations import actions as organisations
from silian.organisations.models import Unit, UnitKind
from silian.organisations.queries import actor_for
from silian.villages import actions
from silian.villages.actions import Listed
from silian.villages.models import Village

ADMINISTRATOR = "rice-admin"
SEED = 2022_09_30


@dataclass
class DemoCity:
    """The city with its units and villages by name and its accounts by username; a county's officer works for it."""

    data: CityData
    root: Unit
    administrator: Actor
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  stories, not secrets
    units: dict[str, Unit] = field(default_factory=dict)
    villages: dict[str, Village] = field(default_factory=dict)
    of_county: dict[str, list[Village]] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    @property
    def officer(self) -> Actor:
        """The city's agricultural bureau."""
        return self.actors["rice-city"]


def open_city(data: CityData) -> DemoCity:
    """The tree of the city, its villages with their collectives, and the accounts of the role switcher."""
    city = DemoCity(data, *open_demo_county(data.code, data.name, PROGRAMME, ADMINISTRATOR))
    for name in data.departments:
        city.units[name] = _office(city, name)
    open_account(city, data.accounts[0])
    for number, county in enumerate(data.counties, start=1):
        _open_county(city, county.name, f"{data.code}{number:02d}")
    for account in data.accounts[1:]:
        open_account(city, account)
    return city


def _office(city: DemoCity, name: str) -> Unit:
    """A department, opened before anybody has an account: by the system."""
    return organisations.open_unit(
        city.data.code, UnitKind.DEPARTMENT, name, by=SYSTEM, on=city.data.begins_on, parent=city.root
    )


def _open_county(city: DemoCity, name: str, code: str) -> None:
    """A county with its townships, each with its villages: a list a township."""
    county = _unit(city, UnitKind.COUNTY, name, city.root, code)
    city.units[name], city.of_county[name] = county, []
    for number, town_name in enumerate(city.data.towns, start=1):
        full = f"{name}{town_name}"
        town = _unit(city, UnitKind.TOWNSHIP, full, county, f"{code}{number:02d}")
        listed = [
            Listed(f"{full}{village}", f"{code}{number:02d}{nth:02d}", collective=f"{full}{village}股份经济合作社")
            for nth, village in enumerate(city.data.villages, start=1)
        ]
        made = actions.enter_villages(town, listed, on=city.data.begins_on, by=city.officer)
        city.units[full] = town
        city.of_county[name] += made
        city.villages |= {village.unit.name: village for village in made}


def _unit(city: DemoCity, kind: str, name: str, parent: Unit, code: str) -> Unit:
    return organisations.open_unit(
        city.data.code, kind, name, by=city.officer, on=city.data.begins_on, parent=parent, code=code
    )


def open_account(city: DemoCity, told: AccountData) -> None:
    unit = city.villages[told.unit].unit if told.unit in city.villages else city.units.get(told.unit)
    account = organisations.open_account(
        city.data.code, told.username, by=city.administrator, label=told.label, password=PASSWORD
    )
    where = city.root if told.whole or unit is None else unit
    organisations.give_role(account, told.role, county=city.data.code, by=city.administrator, unit=where)
    city.actors[told.username] = actor_for(account)
