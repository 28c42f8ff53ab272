"""The accounts: those of the role switcher, which share one password, and those with which the other offices work."""

from __future__ import annotations

from silian.chains.models import Enterprise
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import AccountData
from silian.cli.demo.opening import PASSWORD
from silian.kernel.access import Actor
from silian.organisations import actions
from silian.organisations.models import Account, Person, Unit
from silian.organisations.queries import actor_for

CLERK = "clerk"


def open_first_accounts(county: DemoCounty) -> None:
    """The chain office's clerk, whom the administrator appoints."""
    clerk = next(account for account in county.data.accounts if account.username == CLERK)
    county.actors[CLERK] = _actor(county, clerk)


def open_other_accounts(county: DemoCounty) -> None:
    """One account a role for whoever tries the demo; one without a password a department and township, to work with."""
    for account in county.data.accounts:
        if account.username != CLERK:
            county.actors[account.username] = _actor(county, account)
    shown = {account.unit: county.actors[account.username] for account in county.data.accounts if account.unit}
    for number, name in enumerate((*county.data.departments, *county.data.townships), start=1):
        role = "township_clerk" if name in county.data.townships else "department_handler"
        county.actors[name] = shown.get(name) or _office(county, f"unit-{number:02d}", county.units[name], role)


def _actor(county: DemoCounty, told: AccountData) -> Actor:
    chain = county.chains[told.chain].pk if told.chain else None
    unit = county.units[told.unit] if told.unit else None if chain else county.root
    person = county.leaders.get(told.chain or told.title) or (county.handler_of(unit) if told.unit and unit else None)
    account = _open(county, told.username, told.label, person, PASSWORD)
    actions.give_role(
        account, told.role, county=county.code, by=county.administrator, unit=unit, chain=chain, own=told.own
    )
    return actor_for(account)


def _office(county: DemoCounty, username: str, unit: Unit, role: str) -> Actor:
    account = _open(county, username, f"{unit.name}承办人", county.handler_of(unit), None)
    actions.give_role(account, role, county=county.code, by=county.administrator, unit=unit)
    return actor_for(account)


def open_contact(county: DemoCounty, firm: Enterprise, number: int) -> Actor:
    """The account, without a password, with which an enterprise's contact trades."""
    account = _open(county, f"firm-{number:02d}", f"{firm}联络员", county.handler_of(firm.unit), None)
    actions.give_role(
        account, "enterprise_contact", county=county.code, by=county.administrator, unit=firm.unit, own=True
    )
    return actor_for(account)


def _open(county: DemoCounty, username: str, label: str, person: Person | None, password: str | None) -> Account:
    administrator = county.administrator
    return actions.open_account(county.code, username, by=administrator, person=person, label=label, password=password)
