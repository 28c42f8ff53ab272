"""What lender and borrower agreed: amount, rate and its changes, method of repayment, grace, rounding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from silian.credit.engine.periods import DayCount, Period, periods
from silian.credit.engine.rounding import TO_THE_FEN, Rounding
from silian.kernel.errors import Refused

MOST_ROWS = 600  # fifty years of months


class Method(StrEnum):
    """还款方式: 等额本息, 等额本金, 先息后本, 到期一次还本付息, 自由还款计划, 等本等息."""

    EQUAL_INSTALMENT = "EQUAL_INSTALMENT"
    EQUAL_PRINCIPAL = "EQUAL_PRINCIPAL"
    INTEREST_ONLY = "INTEREST_ONLY_BALLOON"
    BULLET = "BULLET"
    FREE_PLAN = "FREE_PLAN"
    FLAT = "FLAT_EQUAL_INSTALMENT"


@dataclass(frozen=True)
class RateChange:
    """From this day on, that day included, the yearly rate is another."""

    from_on: date
    rate: Fraction


@dataclass(frozen=True)
class Terms:
    """The terms of one loan. `principal` and `plan` are in fen; `rate` is a year's, 3.7 % being `Fraction(37, 1000)`.

    `principal_grace` rows pay interest only, the interest of the first `interest_grace` rows is collected with the next
    row. `multiple` rounds the instalment of the two instalment methods to a multiple of so many fen. `plan` is the
    principal of each row of a free plan; its last entry is whatever is left.
    """

    principal: int
    rate: Fraction
    disbursed_on: date
    due_on: tuple[date, ...]
    method: Method
    day_count: DayCount = DayCount.THIRTY_360
    whole_months: int | None = None
    principal_grace: int = 0
    interest_grace: int = 0
    rounding: Rounding = TO_THE_FEN
    multiple: int | None = None
    plan: tuple[int, ...] = ()
    rate_changes: tuple[RateChange, ...] = ()
    periods: Sequence[Period] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for wrong, name, sentence in self._faults():
            if wrong:
                raise Refused(sentence, {name: _("请改。")})
        found = periods(self.disbursed_on, self.due_on, self.day_count, self.whole_months)
        object.__setattr__(self, "periods", found)

    def _faults(self) -> list[tuple[bool, str, str]]:
        rows = len(self.due_on)
        return [
            (self.principal <= 0, "principal", _("本金要大于零。")),
            (self.rate < 0 or any(c.rate < 0 for c in self.rate_changes), "annual_rate_pct", _("利率不能为负。")),
            (not 0 < rows <= MOST_ROWS, "instalments", _("期数要在 1 到 %d 之间。") % MOST_ROWS),
            (not 0 <= self.principal_grace < max(rows, 1), "principal_grace_periods", _("本金宽限期要少于期数。")),
            (not 0 <= self.interest_grace < max(rows, 1), "interest_payment_grace_periods", _("付息宽限期要少于期数。")),
            (self.method is Method.BULLET and rows != 1, "instalments", _("到期一次还本付息只有一期。")),
            (self.method is Method.FREE_PLAN and len(self.plan) != rows, "principal_plan", _("自由还款计划要逐期写明本金。")),
            (any(part < 0 for part in self.plan), "principal_plan", _("计划归还的本金不能为负。")),
            (sum(self.plan[:-1]) > self.principal, "principal_plan", _("计划归还的本金合计超过了贷款本金。")),
            (self.multiple is not None and self.multiple <= 0, "instalment_multiple_of", _("取整单位要大于零。")),
        ]  # fmt: skip

    def factor(self, row: int) -> Fraction:
        """What a yuan owes for this row's days: rate × part of a year, day by day where the rate changes inside."""
        period = self.periods[row]
        inside = [c for c in self._changes if period.from_on < c.from_on < period.due_on]
        begins = [period.from_on, *(c.from_on for c in inside)]
        ends = [*begins[1:], period.due_on]
        weighed = sum((self.rate_on(a) * (b - a).days for a, b in zip(begins, ends, strict=True)), Fraction(0))
        return weighed * period.year / period.days

    def rate_on(self, day: date) -> Fraction:
        """The yearly rate that holds on this day."""
        return next((c.rate for c in reversed(self._changes) if c.from_on <= day), self.rate)

    def repriced(self, row: int) -> bool:
        """Whether the rate changes on the first day of this row's period or inside it."""
        period = self.periods[row]
        return any(period.from_on <= c.from_on < period.due_on for c in self.rate_changes)

    @property
    def _changes(self) -> list[RateChange]:
        return sorted(self.rate_changes, key=lambda change: change.from_on)
