"""What `programmes/finance-spring/demo/loans.yaml` says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from silian.cli.demo.finance_spring.data import PROGRAMME
from silian.cli.demo.reading import Data, read_data


class GroupData(Data):
    """Loans to the borrowers of a part of the roster that add up to a sum."""

    segment: Literal["household", "entity", "collective"]
    product: str
    first: int
    last: int
    sum: str
    from_on: date
    to_on: date
    months: int


class BorrowedData(Data):
    village: str
    product: str
    day: date
    months: int
    amount: str
    balance: str


class PlannedData(Data):
    village: str
    day: date
    expected_on: date
    amount: str
    purpose: str


class ToldData(Data):
    """A loan that is told step by step until `ends`; `paid` rows of the plan are paid by one that is late."""

    segment: Literal["household", "entity", "collective"]
    place: int
    product: str
    day: date
    months: int
    amount: str
    method: str
    purpose: str
    ends: Literal[
        "applied",
        "surveyed",
        "approved",
        "refused",
        "withdrawn",
        "running",
        "late",
        "settled",
        "extended",
        "paid_early",
    ]
    paid: int = 0
    plan: Mapping[date, str] = {}


class LoansData(Data):
    reports: tuple[date, ...]
    groups: tuple[GroupData, ...]
    borrowed: tuple[BorrowedData, ...]
    planned: tuple[PlannedData, ...]
    told: tuple[ToldData, ...]


def loans_data() -> LoansData:
    return read_data(PROGRAMME, "loans.yaml", LoansData)
