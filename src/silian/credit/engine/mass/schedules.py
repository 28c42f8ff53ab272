"""Schedules of many loans with the same number of rows, in int64: rows × loans.

Interest and principal are divided in whole numbers. Only the level instalment needs a power: it is reckoned in floats, and
where that comes too near a tie to be trusted, once more in fractions. So every row equals `engine.schedules`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

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
BLOCK = 1 << 15  # loans at a time, so that the row being filled stays near the processor


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

    def block(self, which: slice) -> Loans:
        return replace(self, principal=self.principal[which], rate=self.rate[which])


@dataclass(frozen=True)
class Schedules:
    """Of row k of loan j, in fen: `principal[k, j]` and `interest[k, j]`."""

    principal: Fen
    interest: Fen


def schedules(loans: Loans, method: Method) -> Schedules:
    """The rows of all loans by one of 等额本息, 等额本金 and 先息后本; the last row takes the principal left."""
    size = (loans.rows, loans.principal.size)
    found = Schedules(np.empty(size, np.int64), np.empty(size, np.int64))
    for start in range(0, loans.principal.size, BLOCK):
        which = slice(start, start + BLOCK)
        _fill(found.principal[:, which], found.interest[:, which], loans.block(which), method)
    if found.principal.size and found.principal.min() < 0:
        raise Refused(_("有的贷款还款额不够付当期利息，请缩短期限或改还款方式。"))
    return found


def _fill(principal: Fen, interest: Fen, loans: Loans, method: Method) -> None:
    """Fills the rows of these loans, from the first to the last."""
    level = instalments(loans) if method is Method.EQUAL_INSTALMENT else None
    part = _part(loans, method)
    a_period, left = loans.rate * loans.months, loans.principal.copy()
    for k in range(loans.rows):
        np.multiply(left, a_period, out=interest[k])
        divide(interest[k], loans.denominator, loans.rounding)
        if k == loans.rows - 1:
            principal[k] = left
        else:
            np.minimum(left, part if level is None else level - interest[k], out=principal[k])
        left -= principal[k]


def _part(loans: Loans, method: Method) -> Fen:
    """The principal of each row, for the methods that fix it."""
    part = np.zeros_like(loans.principal)
    match method:
        case Method.EQUAL_PRINCIPAL:
            part += loans.principal
            divide(part, loans.rows, loans.rounding)
        case Method.INTEREST_ONLY | Method.EQUAL_INSTALMENT:
            pass
        case _:
            raise Refused(_("批量计算只有等额本息、等额本金和先息后本。"))
    return part


def divide(amounts: Fen, denominator: int, mode: Mode) -> None:
    """Divides amounts that are not negative in place, rounded as the mode says."""
    match mode:
        case Mode.DOWN:
            amounts //= denominator
        case Mode.UP:
            amounts += denominator - 1
            amounts //= denominator
        case Mode.HALF_UP:
            amounts *= 2
            amounts += denominator
            amounts //= 2 * denominator
        case Mode.HALF_EVEN:
            whole = amounts // denominator
            twice = 2 * (amounts - whole * denominator) - denominator
            amounts[:] = whole + ((twice > 0) | ((twice == 0) & (whole % 2 == 1)))


def instalments(loans: Loans) -> Fen:
    """The level instalment of each loan."""
    factor = loans.rate * (loans.months / loans.denominator)
    growth = np.expm1(loans.rows * np.log1p(factor))
    free = growth == 0
    share = np.where(free, 1 / loans.rows, factor * (growth + 1) / np.where(free, 1, growth))
    level = loans.principal.astype(np.float64) * share
    found = _rounded(level, loans.rounding)
    for j in np.flatnonzero(_unsure(level, loans)):
        found[j] = _exact(loans, int(j))
    return found


def _rounded(level: NDArray[np.float64], mode: Mode) -> Fen:
    match mode:
        case Mode.DOWN:
            return np.floor(level).astype(np.int64)
        case Mode.UP:
            return np.ceil(level).astype(np.int64)
    return np.floor(level + 0.5).astype(np.int64)


def _unsure(level: NDArray[np.float64], loans: Loans) -> NDArray[np.bool_]:
    """Where the error of reckoning in floats, some 2⁻⁵¹ of the amount a row, could have crossed the border between two fen."""
    border = level - (0.5 if loans.rounding in (Mode.HALF_UP, Mode.HALF_EVEN) else 0.0)
    return np.abs(border - np.rint(border)) <= level * (loans.rows * 2.0**-48)


def _exact(loans: Loans, j: int) -> int:
    factor = Fraction(int(loans.rate[j]) * loans.months, loans.denominator)
    growth = (1 + factor) ** loans.rows
    principal = int(loans.principal[j])
    level = principal * factor * growth / (growth - 1) if factor else Fraction(principal, loans.rows)
    return rounded(level, loans.rounding)
