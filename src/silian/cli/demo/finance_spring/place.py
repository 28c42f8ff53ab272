"""The place: departments and banks, areas with their towns, towns with their villages."""

from __future__ import annotations

from datetime import date

from silian.cli.demo.finance_spring.county import SpringCounty
from silian.kernel.access import SYSTEM
from silian.organisations import actions
from silian.organisations.models import Unit, UnitKind

STANDING = date(2019, 3, 1)  # since when all of them are there


def open_offices(county: SpringCounty) -> None:
    """Departments, banks and the guarantor; the system opens them, for nobody has an account yet."""
    for number, name in enumerate(county.data.departments, start=1):
        _open(county, county.root, UnitKind.DEPARTMENT, name, f"{county.code}-{number:02d}")
    for number, name in enumerate((*county.data.banks, county.data.guarantor), start=1):
        _open(county, county.root, UnitKind.ENTERPRISE, name, f"{county.code}-B{number}")


def open_areas(county: SpringCounty) -> None:
    for number, area in enumerate(county.data.areas, start=1):
        unit = _open(county, county.root, UnitKind.GROUP, area.name, f"{county.code}-P{number}")
        for name in area.towns:
            code = f"{county.code}{101 + len(county.towns)}"
            county.towns.append(_open(county, unit, UnitKind.TOWNSHIP, name, code))
    for number, town in enumerate(county.towns):
        _open_villages(county, town, number)


def _open_villages(county: SpringCounty, town: Unit, number: int) -> None:
    data = county.data
    more = number < data.towns_with_one_more
    less = number >= len(county.towns) - data.towns_with_one_central_less
    for place, village in enumerate(data.villages[: data.villages_a_town + more], start=1):
        code = f"{county.code}{101 + number}{200 + place}"
        unit = _open(county, town, UnitKind.VILLAGE, f"{town.name}{village}", code, village)
        county.villages.append(unit)
        if place <= data.central_a_town - less:
            county.central.append(unit)


def _open(county: SpringCounty, parent: Unit, kind: UnitKind, name: str, code: str, short_name: str = "") -> Unit:
    unit = actions.open_unit(
        county.code, kind, name, by=SYSTEM, on=STANDING, parent=parent, code=code, short_name=short_name
    )
    county.units[name] = unit
    return unit
