"""Interest subsidy 财政贴息: which part of a loan's interest the treasury bears.

Interest and subsidy are each rounded once to the fen from unrounded numbers; the borrower pays the difference, and totals
add rounded parts. Sources: 财金〔2020〕21号 (LPR 减 150 个基点以下部分由借款人承担); county rules by accrual year as tiers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from silian.credit.engine.periods import DayCount, year_fraction
from silian.credit.engine.rounding import TO_THE_FEN

NONE = Fraction(0)


class Rule(Protocol):
    """A rule says which yearly rate the treasury bears of a loan's yearly rate."""

    def borne(self, rate: Fraction) -> Fraction: ...


@dataclass(frozen=True)
class Share:
    """A share of the interest, at the rate of at most `cap`. The whole interest is a share of 1."""

    share: Fraction
    cap: Fraction | None = None

    def borne(self, rate: Fraction) -> Fraction:
        return self.share * (rate if self.cap is None else min(rate, self.cap))


FULL = Share(Fraction(1))


@dataclass(frozen=True)
class Points:
    """So many percentage points, at most the rate itself."""

    points: Fraction

    def borne(self, rate: Fraction) -> Fraction:
        return min(self.points, rate)


@dataclass(frozen=True)
class Floor:
    """The borrower bears the rate up to the floor (LPR and a margin), the treasury what is above it."""

    floor: Fraction

    def borne(self, rate: Fraction) -> Fraction:
        return max(NONE, rate - max(self.floor, NONE))


@dataclass(frozen=True)
class Subsidised:
    """Interest and subsidy of some days, in fen."""

    interest: int
    subsidy: int

    @property
    def borrower_pays(self) -> int:
        return self.interest - self.subsidy


def subsidy(principal: int, rate: Fraction, year: Fraction, rule: Rule, amount_cap: int | None = None) -> Subsidised:
    """Of a part of a year. `amount_cap`, in fen, caps the subsidised principal; the interest is that of all of it."""
    subsidised = principal if amount_cap is None else min(principal, amount_cap)
    return Subsidised(TO_THE_FEN(principal * rate * year), TO_THE_FEN(subsidised * rule.borne(rate) * year))


@dataclass(frozen=True)
class Tier:
    """Days, half-open, in which a rule holds."""

    from_on: date
    to_on: date
    rule: Share


@dataclass(frozen=True)
class Part:
    """What falls into one tier."""

    tier: Tier
    from_on: date
    to_on: date
    amounts: Subsidised

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days


def by_tiers(
    principal: int,
    rate: Fraction,
    days: tuple[date, date],
    rule: DayCount,
    tiers: Sequence[Tier],
    cap: int | None = None,
) -> list[Part]:
    """The loan's days, half-open, cut at the tiers; days that no tier covers are not subsidised and not listed."""
    start, end = days
    parts = []
    for tier in tiers:
        first, last = max(start, tier.from_on), min(end, tier.to_on)
        if first < last:
            amounts = subsidy(principal, rate, year_fraction(rule, first, last), tier.rule, cap)
            parts.append(Part(tier, first, last, amounts))
    return parts


def total(amounts: Iterable[Subsidised]) -> Subsidised:
    """The sum of rounded rows, not the rounded sum."""
    rows = list(amounts)
    return Subsidised(sum(row.interest for row in rows), sum(row.subsidy for row in rows))
