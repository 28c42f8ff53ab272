"""Schedules of many loans with the same number of rows, in int64: rows × loans.

Interest and principal are divided in whole numbers. Only the level instalment needs a power: it is reckoned in extended
floats, and where that comes too near a tie to be trusted, once more in fractions. So every row equals `engine.schedules`.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from silian.credit.engine.rounding import Mode, rounded
from silian.credit.engine.terms import Method
from silian.kernel.errors import Refused

Fen = NDArray[np.int64]
MILLION = 1_000_000
MOST_FEN = 10**11  # a thousand million yuan; what lies above would overflow int64 on the way
MOST_RATE = MILLION  # 100 % a year
MONTHS = 12


@dataclass(frozen=True)
class Loans:
    """Amounts in fen and yearly rates in millionths (3.7 % is 37000), one a loan; periods of whole months, 30/360."""

    principal: Fen
    rate: Fen
    rows: int
    months: int = 1
    rounding: Mode = Mode.HALF_UP

    def __post_init__(self) -> None:
        if self.principal.shape != self.rate.shape:
            raise Refused(_("本金和利率的笔数不一样。"))
        if self.principal.size and not (self.principal.min() > 0 and self.principal.max() <= MOST_FEN):
            raise Refused(_("批量计算的每笔本金要大于零、不超过十亿元。"))
        if self.rate.size and not (self.rate.min() >= 0 and self.rate.max() <= MOST_RATE):
            raise Refused(_("批量计算的年利率要在 0 到 100% 之间。"))
        if not (self.rows > 0 and 0 < self.months <= MONTHS):
            raise Refused(_("期数要大于零，每期 1 到 12 个月。"))

    @property
    def denominator(self) -> int:
        return MONTHS * MILLION

    def interest(self, opening: Fen) -> Fen:
        return divided(opening * (self.rate * self.months), self.denominator, self.rounding)


@dataclass(frozen=True)
class Schedules:
    """Of row k of loan j, in fen: `principal[k, j]` and `interest[k, j]`."""

    principal: Fen
    interest: Fen


def schedules(loans: Loans, method: Method) -> Schedules:
    """The rows of all loans by one of 等额本息, 等额本金 and 先息后本; the last row takes the principal left."""
    size = (loans.rows, loans.principal.size)
    principal, interest = np.empty(size, np.int64), np.empty(size, np.int64)
    instalment = instalments(loans) if method is Method.EQUAL_INSTALMENT else None
    part = _part(loans, method)
    left = loans.principal.copy()
    for k in range(loans.rows):
        interest[k] = loans.interest(left)
        principal[k] = (
            left if k == loans.rows - 1 else np.minimum(left, part if instalment is None else instalment - interest[k])
        )
        left -= principal[k]
    if principal.size and principal.min() < 0:
        raise Refused(_("有的贷款还款额不够付当期利息，请缩短期限或改还款方式。"))
    return Schedules(principal, interest)


def _part(loans: Loans, method: Method) -> Fen:
    match method:
        case Method.EQUAL_PRINCIPAL:
            return divided(loans.principal, loans.rows, loans.rounding)
        case Method.INTEREST_ONLY | Method.EQUAL_INSTALMENT:
            return np.zeros_like(loans.principal)
    raise Refused(_("批量计算只有等额本息、等额本金和先息后本。"))


def divided(numerator: Fen, denominator: int, mode: Mode) -> Fen:
    """Whole-number division of amounts that are not negative, rounded as the mode says."""
    match mode:
        case Mode.DOWN:
            return numerator // denominator
        case Mode.UP:
            return -(-numerator // denominator)
        case Mode.HALF_UP:
            return (2 * numerator + denominator) // (2 * denominator)
    whole = numerator // denominator
    twice = 2 * (numerator - whole * denominator) - denominator
    return whole + ((twice > 0) | ((twice == 0) & (whole % 2 == 1)))


def instalments(loans: Loans) -> Fen:
    """The level instalment of each loan."""
    factor = loans.rate.astype(np.longdouble) * loans.months / loans.denominator
    growth = np.expm1(loans.rows * np.log1p(factor))
    free = growth == 0
    share = np.where(free, np.longdouble(1) / loans.rows, factor * (growth + 1) / np.where(free, 1, growth))
    level = loans.principal.astype(np.longdouble) * share
    found = _rounded(level, loans.rounding)
    for j in np.flatnonzero(_unsure(level, loans)):
        found[j] = _exact(loans, int(j))
    return found


def _rounded(level: NDArray[np.floating[Any]], mode: Mode) -> Fen:
    match mode:
        case Mode.DOWN:
            return np.floor(level).astype(np.int64)
        case Mode.UP:
            return np.ceil(level).astype(np.int64)
    return np.floor(level + np.longdouble(0.5)).astype(np.int64)


def _unsure(level: NDArray[np.floating[Any]], loans: Loans) -> NDArray[np.bool_]:
    """Where the reckoning error could have crossed the border between two fen; 2⁻⁴⁸ of the amount is far above it."""
    border = np.longdouble(0.5) if loans.rounding in (Mode.HALF_UP, Mode.HALF_EVEN) else np.longdouble(0)
    distance = np.abs((level - border) - np.rint(level - border))
    return distance <= level * np.longdouble(loans.rows) * np.longdouble(2.0**-48)


def _exact(loans: Loans, j: int) -> int:
    factor = Fraction(int(loans.rate[j]) * loans.months, loans.denominator)
    growth = (1 + factor) ** loans.rows
    principal = int(loans.principal[j])
    level = principal * factor * growth / (growth - 1) if factor else Fraction(principal, loans.rows)
    return rounded(level, loans.rounding)
