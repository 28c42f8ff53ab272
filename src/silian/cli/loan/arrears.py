"""What is unpaid of a schedule on a day, the penalty interest on it, and the grade that its days alone give."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from silian.cli.loan.asked import Element, Money, Number, Percent, yuan
from silian.credit.engine.arrears import ORDER, Due, Part, Payment, Penalty, arrears
from silian.credit.engine.grades import Condition, grade

YEAR_DAYS = {"ACT/360": 360, "ACT/365F": 365}


class Asked(Element):
    """`rows` are [due, principal, interest], `payments` [date, amount]."""

    rows: tuple[tuple[date, Money, Money], ...]
    payments: tuple[tuple[date, Money], ...] = ()
    as_of: date
    annual_rate_pct: Percent
    penalty_multiplier: Number
    allocation: tuple[Part, ...] = ORDER
    day_count: Literal["ACT/360", "ACT/365F"] = "ACT/360"


def answer(asked: Asked) -> dict[str, Any]:
    penalty = Penalty(asked.annual_rate_pct, asked.penalty_multiplier, YEAR_DAYS[asked.day_count])
    rows = [Due(*row) for row in asked.rows]
    found = arrears(rows, [Payment(*each) for each in asked.payments], asked.as_of, penalty, asked.allocation)
    its_grade = grade(Condition(days_overdue=found.days_past_due))
    return {
        "days_past_due": found.days_past_due,
        "overdue_principal": yuan(found.principal),
        "overdue_interest": yuan(found.interest),
        "penalty_interest_accrued": yuan(found.penalty),
        "outstanding_principal": yuan(found.outstanding_principal),
        "held_unallocated": yuan(found.held),
        "category": its_grade.chinese,
        "npl": its_grade.is_npl,
    }
