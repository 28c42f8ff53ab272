"""The county that the stories play in: its units, chains, enterprises, people and accounts, found by their names."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from silian.chains.models import Chain, Enterprise
from silian.cli.demo.four_chains.data import CountyData
from silian.kernel.access import Actor
from silian.organisations.models import Person, Unit

SEED = 2022_10_08


@dataclass
class DemoCounty:
    """What the stories know of the county.

    `people` has the staff of each unit by its name, whoever leads it first; `actors` the accounts by username, or by the
    unit that works with one; `receipts` the 查询码 of those who raised something without an account.
    """

    data: CountyData
    root: Unit
    administrator: Actor
    chance: Random = field(default_factory=lambda: Random(SEED))  # noqa: S311  stories, not secrets
    units: dict[str, Unit] = field(default_factory=dict)
    chains: dict[str, Chain] = field(default_factory=dict)
    firms: dict[str, list[Enterprise]] = field(default_factory=dict)
    homes: dict[Unit, Unit] = field(default_factory=dict)
    people: dict[str, list[Person]] = field(default_factory=dict)
    leaders: dict[str, Person] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)
    receipts: list[str] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.data.code

    @property
    def clerk(self) -> Actor:
        """The chain office's clerk, who keeps the ledger, the chains and the meetings."""
        return self.actors["clerk"]

    def contact_of(self, firm: Enterprise) -> Actor | None:
        """The enterprise's own account, which one of them has."""
        accounts = (told for told in self.data.accounts if told.own and self.units[told.unit] == firm.unit)
        return next((self.actors[told.username] for told in accounts), None)

    def firm(self, chain: str, number: int) -> Enterprise:
        """The n-th enterprise of a chain, as the data counts them: from 1."""
        return self.firms[chain][number - 1]

    def town_of(self, firm: Enterprise) -> Unit:
        return self.homes[firm.unit]

    def handler_of(self, unit: Unit) -> Person:
        """Who does the daily work of a unit: its handler, an enterprise's contact."""
        return self.people[unit.name][-1]

    def actor_at(self, unit: Unit) -> Actor:
        """The account with which a department or a township works."""
        return self.actors[unit.name]
