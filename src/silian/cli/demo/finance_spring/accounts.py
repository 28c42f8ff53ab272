"""The accounts of the role switcher: they share the demo's password."""

from __future__ import annotations

from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.data import AccountData
from silian.cli.demo.opening import PASSWORD
from silian.organisations import actions
from silian.organisations.queries import actor_for


def open_offices_accounts(county: SpringCounty) -> None:
    """Those that have a role by themselves: the finance office, a bank."""
    for told in county.data.accounts:
        if told.role:
            _open_with_role(county, told)


def _open_with_role(county: SpringCounty, told: AccountData) -> None:
    account = actions.open_account(
        county.code, told.username, by=county.administrator, label=told.label, password=PASSWORD
    )
    unit = county.units[told.unit] if told.unit else county.root
    actions.give_role(account, told.role, county=county.code, by=county.administrator, unit=unit)
    county.actors[told.username] = actor_for(account)
