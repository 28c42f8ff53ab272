"""The place: the union and two bureaus, townships and their enterprises, the guides, and the accounts."""

from __future__ import annotations

from dataclasses import dataclass, field

from stdnum.cn import uscc

from silian.chains import actions as chains
from silian.chains.models import Enterprise
from silian.cli.demo.opening import PASSWORD, open_demo_county
from silian.cli.demo.union_guides.data import PROGRAMME, CountyData
from silian.kernel.access import SYSTEM, Actor
from silian.organisations import actions
from silian.organisations.models import Account, Person, Unit, UnitKind
from silian.organisations.queries import actor_for

OFFICE, LEADER = "union-office", "union-leader"


@dataclass
class UnionCounty:
    """What the stories need at hand, by name."""

    data: CountyData
    root: Unit
    administrator: Actor
    units: dict[str, Unit] = field(default_factory=dict)
    firms: dict[str, Enterprise] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)

    @property
    def union(self) -> Unit:
        return self.units[self.data.union]

    @property
    def office(self) -> Actor:
        return self.acting(OFFICE)

    def acting(self, name: str) -> Actor:
        """Somebody by username, or a guide by name, with the rights that they have at this moment."""
        return actor_for(self.accounts[name])


def open_place(data: CountyData) -> UnionCounty:
    county = UnionCounty(data, *open_demo_county(data.code, data.name, PROGRAMME, "union-admin"))
    for number, name in enumerate(data.departments, start=1):
        _open(county, UnitKind.DEPARTMENT, name, f"{data.code}-{number:02d}")
    for number, name in enumerate(data.townships, start=1):
        _open(county, UnitKind.TOWNSHIP, name, f"{data.code}{100 + number}")
    for number, (name, town) in enumerate(data.firms.items(), start=1):
        county.firms[name] = chains.enter_enterprise(
            county.units[town], f"{name}有限公司", _credit_code(number), by=SYSTEM, on=data.begins_on, short_name=name
        )
    for told in data.accounts:
        county.people[told.username] = actions.enter_person(county.union, _title(told.label), by=SYSTEM)
        _open_account(county, told.username, told.username, told.label, PASSWORD)
        account = county.accounts[told.username]
        actions.give_role(account, told.role, county=data.code, by=county.administrator, unit=county.root)
    for number, name in enumerate(data.guides, start=1):
        county.people[name] = actions.enter_person(county.union, name, by=SYSTEM, title="工会工作指导员")
        shown = name == data.account_guide
        username = data.guide_username if shown else f"{data.guide_username}-{number}"
        _open_account(
            county, name, username, f"工会工作指导员{'（演示）' if shown else name}", PASSWORD if shown else None
        )
    _open_worker(county)
    return county


def _title(label: str) -> str:
    return label.removesuffix("（演示）")


def _open(county: UnionCounty, kind: UnitKind, name: str, code: str) -> None:
    begins = county.data.begins_on
    county.units[name] = actions.open_unit(
        county.data.code, kind, name, by=SYSTEM, on=begins, parent=county.root, code=code
    )


def _open_account(county: UnionCounty, name: str, username: str, label: str, password: str | None) -> None:
    county.accounts[name] = actions.open_account(
        county.data.code, username, by=county.administrator, person=county.people[name], label=label, password=password
    )


def _open_worker(county: UnionCounty) -> None:
    """Whoever speaks for the workers of one enterprise."""
    data, firm = county.data, county.firms[county.data.worker]
    county.people[data.worker_username] = actions.enter_person(firm.unit, "钱某某", by=SYSTEM, title="职工代表")
    _open_account(county, data.worker_username, data.worker_username, "企业职工联络员（演示）", PASSWORD)
    account = county.accounts[data.worker_username]
    actions.give_role(account, "worker_contact", county=data.code, by=county.administrator, unit=firm.unit, own=True)


def _credit_code(ordinal: int) -> str:
    """A valid unified social credit code (GB 32100-2015) of a made-up organisation."""
    body = f"91990004MA{ordinal:07d}"
    return body + str(uscc.calc_check_digit(body))
