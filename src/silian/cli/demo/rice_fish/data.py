"""What `programmes/rice-fish/demo/county.yaml` says."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "rice-fish"


class CountyData(Data):
    """One county of the city: mu a village, kilograms a mu of plain rice, tenths of its villages that are harvested."""

    name: str
    area: int
    baseline: int
    harvested: int
    patterns: tuple[str, ...]


class CheckedData(Data):
    village: str
    finding: str


class AccountData(Data):
    username: str
    label: str
    role: str
    unit: str = ""
    whole: bool = False  # over the whole city, whatever unit it works at


class CityData(Data):
    code: str
    name: str
    begins_on: date
    surnames: str
    departments: tuple[str, ...]
    counties: tuple[CountyData, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    entered_by_village: tuple[str, ...]
    low: tuple[str, ...]
    checked: CheckedData
    people_per_hundred_mu: int
    people_per_household: Decimal
    accounts: tuple[AccountData, ...]


@cache
def city_data() -> CityData:
    return read_data(PROGRAMME, "county.yaml", CityData)
