"""An invented county to load: its units, people, chains, enterprises, and two people who sign in. Made by public actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from stdnum.cn import uscc

from silian.chains import actions as chains
from silian.chains.models import Chain
from silian.kernel import programmes
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar.table import load_published
from silian.organisations import actions
from silian.organisations.models import Account, Person, Unit, UnitKind
from silian.organisations.queries import actor_for, root_of

CODE = "990001"
TODAY = date(2022, 10, 8)  # where the demo stands, too
FOUNDED = date(2015, 1, 1)
DEPARTMENTS, HANDLERS, TOWNSHIPS, CHAINS, ENTERPRISES = 30, 3, 15, 17, 60
KINDS = tuple(f"four-chains/{kind}" for kind in ("problem", "labour", "land", "dispute"))


@dataclass(frozen=True)
class Place:
    """Who is there."""

    chains: list[Chain]
    offices: list[tuple[Unit, list[Person]]]
    firms: list[Unit]
    clerk: Account
    handler: Account

    def acting(self, account: Account) -> Actor:
        return actor_for(account)


def found_county() -> Place:
    """Opens the county in an empty database."""
    actions.open_county(CODE, "演示县", by=SYSTEM)
    load_published(TODAY, by=SYSTEM)
    programmes.apply(settings.PROGRAMMES / "four-chains", CODE, by=SYSTEM)
    root = root_of(CODE)
    offices = [_office(root, n) for n in range(DEPARTMENTS)]
    opened = [
        chains.open_chain(CODE, f"第{n + 1}产业链", by=SYSTEM, on=FOUNDED, office=offices[n][0]) for n in range(CHAINS)
    ]
    towns = [_unit(root, UnitKind.TOWNSHIP, f"第{n + 1}镇") for n in range(TOWNSHIPS)]
    firms = [_firm(towns[n % TOWNSHIPS], opened[n % CHAINS], n) for n in range(ENTERPRISES)]
    unit, people = offices[0]
    return Place(
        opened, offices, firms, clerk=_account("clerk", "chain_clerk", root),
        handler=_account("handler", "department_handler", unit, people[0]),
    )  # fmt: skip


def _unit(parent: Unit, kind: UnitKind, name: str) -> Unit:
    return actions.open_unit(CODE, kind, name, by=SYSTEM, on=FOUNDED, parent=parent)


def _office(root: Unit, n: int) -> tuple[Unit, list[Person]]:
    unit = _unit(root, UnitKind.DEPARTMENT, f"第{n + 1}局")
    return unit, [actions.enter_person(unit, f"员{n + 1}-{m + 1}", by=SYSTEM) for m in range(HANDLERS)]


def _firm(town: Unit, chain: Chain, n: int) -> Unit:
    body = f"91990001MA{n:07d}"
    firm = chains.enter_enterprise(town, f"第{n + 1}企业", body + uscc.calc_check_digit(body), by=SYSTEM, on=FOUNDED)
    chains.place_enterprise(firm, chain, on=FOUNDED, by=SYSTEM)
    return firm.unit


def _account(name: str, role: str, unit: Unit, person: Person | None = None) -> Account:
    account = actions.open_account(CODE, name, by=SYSTEM, person=person)
    actions.give_role(account, role, county=CODE, by=SYSTEM, unit=unit)
    return account
