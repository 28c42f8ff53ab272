"""The accounts of the role switcher: they share the demo's password."""

from __future__ import annotations

from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.data import AccountData
from silian.cli.demo.finance_spring.postings import holders_of
from silian.cli.demo.opening import PASSWORD
from silian.organisations import actions
from silian.organisations.queries import actor_for


def open_offices_accounts(county: SpringCounty) -> None:
    """Those that have a role by themselves: the finance office, a bank."""
    for told in county.data.accounts:
        if told.role:
            _open_with_role(county, told)


def open_posted_accounts(county: SpringCounty) -> None:
    """Those whose rights follow a post: the first holder of the seat in the unit that the data names."""
    for told in county.data.accounts:
        if told.seat:
            person = holders_of(county, told.seat, [county.units[told.unit]])[0].person
            account = actions.open_account(
                county.code, told.username, by=county.administrator, person=person, label=told.label, password=PASSWORD
            )
            county.actors[told.username] = actor_for(account)


def _open_with_role(county: SpringCounty, told: AccountData) -> None:
    account = actions.open_account(
        county.code, told.username, by=county.administrator, label=told.label, password=PASSWORD
    )
    unit = county.units[told.unit] if told.unit else county.root
    actions.give_role(account, told.role, county=county.code, by=county.administrator, unit=unit)
    county.actors[told.username] = actor_for(account)
