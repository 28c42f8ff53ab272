"""The place: departments, townships and villages, the chains, and the enterprises on them."""

from __future__ import annotations

from datetime import date

from stdnum.cn import uscc

from silian.chains import actions as chains
from silian.chains.models import Enterprise
from silian.cli.demo.four_chains.county import DemoCounty
from silian.cli.demo.four_chains.data import ChainData
from silian.kernel.access import SYSTEM
from silian.organisations import actions
from silian.organisations.models import Unit, UnitKind

STANDING = date(2019, 3, 1)  # since when departments, townships and villages are there
CHAINS_FROM = date(2021, 10, 8)
ABOVE_SCALE = 6  # every sixth enterprise


def open_departments(county: DemoCounty) -> None:
    """Departments, under codes 990001-01 and on; the system opens them, for nobody has an account yet."""
    for number, name in enumerate(county.data.departments, start=1):
        _open(county, county.root, UnitKind.DEPARTMENT, name, f"{county.code}-{number:02d}")


def open_townships(county: DemoCounty) -> None:
    for number, name in enumerate(county.data.townships, start=1):
        code = f"{county.code}{100 + number}"
        town = _open(county, county.root, UnitKind.TOWNSHIP, name, code)
        for place, village in enumerate(county.data.villages, start=1):
            _open(county, town, UnitKind.VILLAGE, f"{name}{village}", f"{code}{200 + place}", village)


def _open(county: DemoCounty, parent: Unit, kind: UnitKind, name: str, code: str, short_name: str = "") -> Unit:
    unit = actions.open_unit(
        county.code, kind, name, by=SYSTEM, on=STANDING, parent=parent, code=code, short_name=short_name
    )
    county.units[name] = unit
    return unit


def open_chains(county: DemoCounty) -> None:
    """The chains with their enterprises, those on a second chain, and those on none."""
    for order, chain in enumerate(county.data.chains, start=1):
        office = county.units[chain.office]
        county.chains[chain.name] = chains.open_chain(
            county.code, chain.name, by=county.clerk, on=CHAINS_FROM, office=office, order=order
        )
        county.firms[chain.name] = _enter_firms(county, chain)
    for second in county.data.second_places:
        firm = county.firm(second.chain, second.firm)
        chains.place_enterprise(firm, county.chains[second.also], on=CHAINS_FROM, by=county.clerk, role="配套")
    _enter_off_chain(county)


def _enter_firms(county: DemoCounty, chain: ChainData) -> list[Enterprise]:
    firms = []
    for number in range(chain.firms):
        name = county.data.stems[number] + chain.words[number % len(chain.words)]
        firm = _enter(county, name, chain.towns[number % len(chain.towns)], chain.name)
        role = "龙头企业" if number < 2 else "配套" if number % 3 == 0 else "生产"
        chains.place_enterprise(firm, county.chains[chain.name], on=CHAINS_FROM, by=county.clerk, role=role)
        firms.append(firm)
    return firms


def _enter_off_chain(county: DemoCounty) -> None:
    others = county.data.off_chain
    county.firms[""] = [
        _enter(county, county.data.stems[n] + others.words[n % len(others.words)], others.towns[n % len(others.towns)], "")
        for n in range(others.firms)
    ]  # fmt: skip


def _enter(county: DemoCounty, name: str, town: str, product: str) -> Enterprise:
    ordinal = len(county.homes) + 1
    founded = date(2008 + ordinal % 13, 1 + ordinal % 12, 1 + ordinal % 28)
    home = county.units[town]
    firm = chains.enter_enterprise(
        home, f"禾川{name}有限公司", credit_code(ordinal), by=county.clerk, on=max(founded, STANDING),
        short_name=name, above_scale=ordinal % ABOVE_SCALE == 0, products=product,
    )  # fmt: skip
    county.homes[firm.unit] = home
    county.units[name] = firm.unit
    return firm


def credit_code(ordinal: int) -> str:
    """A valid unified social credit code (GB 32100-2015) of a made-up organisation."""
    body = f"91990001MA{ordinal:07d}"
    return body + str(uscc.calc_check_digit(body))
