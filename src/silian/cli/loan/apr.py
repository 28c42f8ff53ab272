"""The yearly rate of a loan with its fees: paid at once when the money is paid out, or with every payment."""

from __future__ import annotations

from typing import Any, Literal

from silian.cli.loan import schedule as schedules
from silian.cli.loan.asked import Element, Money
from silian.credit.engine.apr import cost
from silian.credit.engine.schedules import schedule


class Asked(Element):
    schedule: schedules.Asked
    fee: Money = 0
    fee_when: Literal["upfront", "monthly"] = "upfront"


def answer(asked: Asked) -> dict[str, Any]:
    monthly = asked.fee_when == "monthly"
    rows = schedule(asked.schedule.terms()).rows
    payments = [row.payment + (asked.fee if monthly else 0) for row in rows]
    found = cost(asked.schedule.principal - (0 if monthly else asked.fee), payments, asked.schedule.months or 1)
    return {
        "irr_monthly": round(found.per_period, 12),
        "apr_nominal_pct": round(100 * found.nominal, 8),
        "effective_annual_pct": round(100 * found.effective, 8),
    }
