"""The repayment schedule of one loan, from its terms."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from silian.cli.loan.asked import Element, Money, Percent, fen, yuan
from silian.credit.engine.periods import DayCount, MonthEnd, Unit, due_days
from silian.credit.engine.rounding import TO_THE_FEN, Mode, Rounding
from silian.credit.engine.schedules import Row, Schedule, schedule
from silian.credit.engine.terms import MOST_ROWS, Method, RateChange, Terms
from silian.kernel.errors import Refused


class Change(Element):
    effective_on: date
    annual_rate_pct: Percent


class Asked(Element):
    """`due_dates`, or `instalments` with `every` and `every_unit`. Dates are written 2025-03-15, money 50000.00."""

    principal: Money
    annual_rate_pct: Percent
    disbursed_on: date
    due_dates: tuple[date, ...] = Field(default=(), max_length=MOST_ROWS)
    instalments: int | None = Field(default=None, ge=1, le=MOST_ROWS)
    every: int = Field(default=1, ge=1, le=366)
    every_unit: Unit = Unit.MONTHS
    month_end: MonthEnd = MonthEnd.LAST_DAY
    method: Method
    day_count: DayCount = DayCount.THIRTY_360
    whole_months_per_period: int | None = Field(default=None, ge=1, le=12)
    principal_grace_periods: int = 0
    interest_payment_grace_periods: int = 0
    money_rounding: str = "HALF_UP 0.01"
    instalment_multiple_of: Money | None = None
    principal_plan: tuple[Money, ...] = ()
    rate_changes: tuple[Change, ...] = ()
    interest_basis: str | None = None  # information
    fineract_product: str | None = None  # information
    last_row: str | None = None  # information

    def terms(self) -> Terms:
        return Terms(
            principal=self.principal,
            rate=self.annual_rate_pct,
            disbursed_on=self.disbursed_on,
            due_on=self.due_dates or self._counted(),
            method=self.method,
            day_count=self.day_count,
            whole_months=self.months,
            principal_grace=self.principal_grace_periods,
            interest_grace=self.interest_payment_grace_periods,
            rounding=rounding(self.money_rounding),
            multiple=self.instalment_multiple_of,
            plan=self.principal_plan,
            rate_changes=tuple(RateChange(c.effective_on, c.annual_rate_pct) for c in self.rate_changes),
        )

    @property
    def months(self) -> int | None:
        """The whole months of a period: told, or `every` where the due days are counted by months."""
        if self.whole_months_per_period or self.due_dates or self.every_unit is not Unit.MONTHS:
            return self.whole_months_per_period
        return self.every

    def _counted(self) -> tuple[date, ...]:
        if self.instalments is None:
            raise Refused("请写明 due_dates，或 instalments 和 every。")
        try:
            return tuple(due_days(self.disbursed_on, self.instalments, self.every, self.every_unit, self.month_end))
        except (OverflowError, ValueError):
            raise Refused("还款日超出了日历，请减少期数。") from None


def rounding(text: str) -> Rounding:
    """`HALF_UP 0.01`: a mode and a unit of yuan; what follows is a remark."""
    mode, unit, *_remark = [*text.split(maxsplit=2), "", ""]
    try:
        return Rounding(Mode(mode), fen(unit)) if unit else Rounding(Mode(mode), TO_THE_FEN.unit)
    except ValueError:
        allowed = "、".join(Mode)
        raise Refused(f"money_rounding 写成“方式 单位”，如 HALF_UP 0.01；方式有 {allowed}。") from None


def answer(asked: Asked) -> dict[str, Any]:
    return document(schedule(asked.terms()))


def document(found: Schedule) -> dict[str, Any]:
    totals = {"principal": found.principal, "interest": found.interest, "payment": found.payment}
    return {
        "instalment": None if found.instalment is None else yuan(found.instalment),
        "rows": [_row(row) for row in found.rows],
        "totals": {name: yuan(amount) for name, amount in totals.items()},
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "n": row.number, "from_on": row.from_on, "due_on": row.due_on, "days": row.days, "opening": yuan(row.opening),
        "principal": yuan(row.principal), "interest": yuan(row.interest), "payment": yuan(row.payment),
        "closing": yuan(row.closing),
    }  # fmt: skip
