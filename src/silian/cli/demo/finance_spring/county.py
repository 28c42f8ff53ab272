"""The county that the chapters play in: its units, people and accounts, found by their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from silian.cli.demo.finance_spring.data import CountyData
from silian.credit.models import Borrower
from silian.kernel.access import Actor
from silian.organisations.models import Unit

SEED = 2022_09_30


@dataclass
class SpringCounty:
    """What the chapters know of the county.

    `units` has departments, banks, areas and towns by name and villages by town and name (文峰镇龙潭村); `villages` are in
    the order of their codes and `central` those with a village finance officer; `actors` are the accounts by username;
    `households`, `entities` and `collectives` are the roster in the order in which it came in.
    """

    data: CountyData
    root: Unit
    administrator: Actor
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  stories, not secrets
    units: dict[str, Unit] = field(default_factory=dict)
    towns: list[Unit] = field(default_factory=list)
    villages: list[Unit] = field(default_factory=list)
    central: list[Unit] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    households: list[Borrower] = field(default_factory=list)
    entities: list[Borrower] = field(default_factory=list)
    collectives: list[Borrower] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.data.code

    @property
    def office(self) -> Actor:
        """The finance office, which keeps the roster, the postings and the programme."""
        return self.actors["spring-office"]

    @property
    def banks(self) -> list[Unit]:
        return [self.units[name] for name in self.data.banks]

    def fictional_name(self) -> str:
        """A surname and 某: nobody is called so."""
        return self.chance.choice(self.data.surnames) + self.chance.choice(("某", "某某"))
