"""The demo county of 金融甘泉 as `programmes/finance-spring/demo/county.yaml` describes it."""

from __future__ import annotations

from datetime import date

from silian.cli.demo.reading import Data, read_data

PROGRAMME = "finance-spring"


class AreaData(Data):
    name: str
    towns: tuple[str, ...]


class AccountData(Data):
    """`seat` is the slot of the formation whose first holder in the unit signs in; without it the account has a role."""

    username: str
    label: str
    role: str = ""
    unit: str = ""
    seat: str = ""


class CountyData(Data):
    code: str
    name: str
    begins_on: date
    surnames: str
    office: str
    departments: tuple[str, ...]
    banks: tuple[str, ...]
    guarantor: str
    areas: tuple[AreaData, ...]
    villages: tuple[str, ...]
    villages_a_town: int
    towns_with_one_more: int
    central_a_town: int
    towns_with_one_central_less: int
    accounts: tuple[AccountData, ...]


def county_data() -> CountyData:
    return read_data(PROGRAMME, "county.yaml", CountyData)
