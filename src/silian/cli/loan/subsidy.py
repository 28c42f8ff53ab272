"""The interest subsidy of a loan, by days or by tiers of the accrual year, or of a quarter's batch of loans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import Field

from silian.cli.loan.asked import Element, Money, Number, Percent, yuan
from silian.credit.engine.periods import DayCount, year_fraction
from silian.credit.engine.subsidy import (
    FULL,
    Floor,
    Part,
    Points,
    Rule,
    Share,
    Subsidised,
    Tier,
    by_tiers,
    subsidy,
    total,
)  # fmt: skip
from silian.kernel.errors import Refused

BASIS_POINT = Fraction(1, 10_000)
CAP = re.compile(r"LPR(?P<points>[+-]\d+)BP")
YEAR_DAYS = {DayCount.ACT_360: 360, DayCount.ACT_365F: 365, DayCount.THIRTY_360: 360, DayCount.ACT_364: 364}


class TierAsked(Element):
    from_on: date
    to_on: date
    share_pct: Percent


class Full(Element):
    type: Literal["FULL"]

    def rule(self) -> Rule:
        return FULL


class ShareOf(Element):
    type: Literal["SHARE"]
    share_pct: Percent
    base_cap: str | None = None
    lpr: Percent | None = None

    def rule(self) -> Rule:
        return Share(self.share_pct, self._cap())

    def _cap(self) -> Fraction | None:
        if self.base_cap is None:
            return None
        found = CAP.fullmatch(self.base_cap.replace(" ", "").upper())
        if found is None or self.lpr is None:
            raise Refused("base_cap 写成 LPR+50BP，并写明 lpr。")
        return self.lpr + int(found["points"]) * BASIS_POINT


class PointsOf(Element):
    type: Literal["POINTS"]
    points: Percent

    def rule(self) -> Rule:
        return Points(self.points)


class AboveFloor(Element):
    type: Literal["LPR_FLOOR"]
    lpr: Percent
    borrower_bp: Number

    def rule(self) -> Rule:
        return Floor(self.lpr + self.borrower_bp * BASIS_POINT)


class ByPeriod(Element):
    type: Literal["SHARE_BY_PERIOD"]
    tiers: tuple[TierAsked, ...]
    amount_cap: Money | None = None


class Asked(Element):
    """`days`, or `from_on` and `to_on` (half-open); or `rows` of [principal, yearly rate, days], ACT/360."""

    principal: Money | None = None
    annual_rate_pct: Percent | None = None
    days: int | None = Field(default=None, ge=0)
    from_on: date | None = None
    to_on: date | None = None
    day_count: DayCount = DayCount.ACT_360
    amount_cap: Money | None = None
    rows: tuple[tuple[Money, Percent, Annotated[int, Field(ge=0)]], ...] | None = None
    rule: Annotated[Full | ShareOf | PointsOf | AboveFloor | ByPeriod, Field(discriminator="type")]
    total_days: int | None = None  # information
    overdue_days: int | None = None  # information


def answer(asked: Asked) -> dict[str, Any]:
    if asked.rows is not None:
        return _batch(asked, asked.rows)
    if asked.principal is None or asked.annual_rate_pct is None:
        raise Refused("请写明 principal 和 annual_rate_pct。")
    if isinstance(asked.rule, ByPeriod):
        return _tiers(asked, asked.rule, asked.principal, asked.annual_rate_pct)
    found = subsidy(asked.principal, asked.annual_rate_pct, _year(asked), asked.rule.rule(), asked.amount_cap)
    return _amounts(found)


def _year(asked: Asked) -> Fraction:
    if asked.days is not None:
        if asked.day_count not in YEAR_DAYS:
            raise Refused("ACT/ACT 要写明 from_on 和 to_on。")
        return Fraction(asked.days, YEAR_DAYS[asked.day_count])
    return year_fraction(asked.day_count, *_days(asked))


def _days(asked: Asked) -> tuple[date, date]:
    if asked.from_on is None or asked.to_on is None or asked.to_on < asked.from_on:
        raise Refused("请写明 days，或先后相接的 from_on 和 to_on。")
    return asked.from_on, asked.to_on


def _tiers(asked: Asked, rule: ByPeriod, principal: int, rate: Fraction) -> dict[str, Any]:
    tiers = [Tier(tier.from_on, tier.to_on, Share(tier.share_pct)) for tier in rule.tiers]
    cap = rule.amount_cap if asked.amount_cap is None else asked.amount_cap
    parts = by_tiers(principal, rate, _days(asked), asked.day_count, tiers, cap)
    return {"parts": [_part(part) for part in parts], **_amounts(total(part.amounts for part in parts))}


def _part(part: Part) -> dict[str, Any]:
    share = part.tier.rule.share * 100
    return {
        "from_on": part.from_on, "to_on": part.to_on, "days": part.days,
        "share_pct": str(share.numerator if share.denominator == 1 else float(share)),
        "interest": yuan(part.amounts.interest), "subsidy": yuan(part.amounts.subsidy),
    }  # fmt: skip


def _batch(asked: Asked, rows: Sequence[tuple[int, Fraction, int]]) -> dict[str, Any]:
    if isinstance(asked.rule, ByPeriod):
        raise Refused("成批的行只有天数，不能按时段分档。")
    rule = asked.rule.rule()
    found = [subsidy(principal, rate, Fraction(days, 360), rule, asked.amount_cap) for principal, rate, days in rows]
    return {"rows": [[yuan(row.interest), yuan(row.subsidy)] for row in found], **_amounts(total(found))}


def _amounts(found: Subsidised) -> dict[str, Any]:
    return {
        "interest": yuan(found.interest),
        "subsidy": yuan(found.subsidy),
        "borrower_pays": yuan(found.borrower_pays),
    }
