"""The shapes of `credit.yaml`. Amounts are written as people write them, 30万元; rates in percent a year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, field_validator, model_validator

from silian.credit.engine.grades import DayFloor, Grade, RuleSet
from silian.credit.engine.periods import DayCount
from silian.credit.engine.rounding import Mode
from silian.credit.engine.terms import Method
from silian.kernel import money
from silian.kernel.errors import Refused
from silian.kernel.programmes import Declared

NUMBER = r"^[A-Z]{1,6}-?\{year\}-?\{number:0[3-8]d\}$"
KEY = r"^[a-z][a-z0-9_]{1,39}$"
Tenor = Literal["one_year", "five_years"]
Segment = Literal["household", "entity", "collective"]
Guarantee = Literal["credit", "guarantor", "mortgage", "scheme"]


def _amount(text: str) -> str:
    try:
        money.parse(text)
    except Refused as refused:
        raise ValueError(str(refused)) from None
    return text


class Lpr(Declared):
    """贷款市场报价利率 as it was published on a day, in percent; it holds from that day on."""

    on: date
    one_year: Decimal = Field(gt=0, lt=20)
    five_years: Decimal = Field(gt=0, lt=20)


class Rate(Declared):
    """A fixed yearly rate in percent, or the LPR of a tenor and so many basis points more or less."""

    fixed: Decimal | None = Field(default=None, ge=0, lt=36)
    lpr: Tenor | None = None
    points: Decimal = Decimal(0)

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Rate:
        if (self.fixed is None) == (self.lpr is None):
            raise ValueError("fixed 和 lpr 写一个，也只写一个")
        return self


class Fee(Declared):
    """A fee in percent of the principal, paid when the money is paid out."""

    title: str = Field(min_length=1, max_length=20)
    percent: Decimal = Field(gt=0, lt=10)


class Offer(Declared):
    """What a product 信贷产品 offers. `collected_every` is in months; `guarantee` `scheme` is 政银担; `subsidy` names the
    programme of interest subsidy that its loans may ask for."""

    title: str = Field(min_length=1, max_length=30)
    offered_by: str = Field(min_length=1, max_length=60)
    segments: tuple[Segment, ...] = Field(min_length=1)
    ceiling: str
    rate: Rate
    longest_months: int = Field(ge=1, le=360)
    methods: tuple[Method, ...] = Field(min_length=1)
    collected_every: Literal[1, 3] = 1
    day_count: DayCount = DayCount.ACT_360
    rounding: Mode = Mode.HALF_UP
    guarantee: Guarantee = "credit"
    subsidy: str = ""
    fees: tuple[Fee, ...] = ()
    from_on: date
    to_on: date | None = None

    @field_validator("ceiling")
    @classmethod
    def _is_an_amount(cls, text: str) -> str:
        return _amount(text)

    @property
    def ceiling_fen(self) -> int:
        return money.parse(self.ceiling)


class Floors(Declared):
    """More than so many days overdue is at least this grade."""

    special_mention: int = Field(ge=0)
    substandard: int = Field(ge=0)
    doubtful: int = Field(ge=0)
    loss: int = Field(ge=0)


class Grading(Declared):
    """The rules of the five grades 五级分类 from a day on, with the document that they stand in."""

    from_on: date
    document: str = Field(min_length=1, max_length=100)
    days: Floors
    technical_days: int = Field(default=7, ge=0, le=30)

    @property
    def rules(self) -> RuleSet:
        floors = self.days
        return RuleSet(self.from_on, (
            DayFloor(floors.special_mention, Grade.SPECIAL_MENTION), DayFloor(floors.substandard, Grade.SUBSTANDARD),
            DayFloor(floors.doubtful, Grade.DOUBTFUL), DayFloor(floors.loss, Grade.LOSS),
        ), self.technical_days)  # fmt: skip


class Catalogue(Declared):
    number: str = Field(default="DK{year}-{number:04d}", pattern=NUMBER)
    lpr: tuple[Lpr, ...] = ()
    products: Mapping[str, Offer]
    grading: tuple[Grading, ...] = Field(min_length=1)
