"""What `programmes/finance-spring/demo/villages.yaml` tells of the villages' economy."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from silian.cli.demo.finance_spring.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data

Happened = tuple[date, str, str]  # day, amount, words


class PolicyData(Data):
    """Measures are (text, until when), or with the result of one that is done."""

    day: date
    due: date
    demand: str
    fen: str
    products: str
    measures: tuple[tuple[str, date] | tuple[str, date, str], ...]


class ResourceData(Data):
    name: str
    kind: str
    area: Decimal


class AssetData(Data):
    name: str
    fen: str
    day: date


class ContractData(Data):
    """`paid`: how many of its rents have been paid."""

    side: str
    about: str
    resource: str = ""
    area: Decimal | None = None
    party: str
    natural: bool = False
    rent: str
    from_on: date
    until: date
    paid: int


class MovementData(Data):
    day: date
    kind: str
    fen: str
    about: str


class ObjectionData(Data):
    quarter: int
    day: date
    words: str
    name: str
    answer: str
    answered_on: date


class BatchData(Data):
    product: str
    place: str
    stocked: tuple[tuple[date, int], ...]
    sale_due: date
    costs: tuple[tuple[date, str, str, str], ...]
    sales: tuple[Happened, ...]
    forecasts: tuple[tuple[date, str, str, str], ...]
    settled_on: date | None = None


class VillageData(Data):
    name: str
    policy: PolicyData
    resources: tuple[ResourceData, ...]
    assets: tuple[AssetData, ...]
    contracts: tuple[ContractData, ...]
    movements: tuple[MovementData, ...]
    published: tuple[tuple[int, int, date], ...]
    objection: ObjectionData | None = None
    batches: tuple[BatchData, ...]


class LedData(Data):
    day: date
    households: tuple[int, int]
    people_per_household: Decimal


class VillagesData(Data):
    entered_on: date
    business: str
    led: LedData
    villages: tuple[VillageData, ...]


def villages_data() -> VillagesData:
    return read_data(PROGRAMME, "villages.yaml", VillagesData)
