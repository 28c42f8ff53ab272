"""The grade of a loan by the rules of 2023, from its days overdue and what else is known of it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from pydantic import Field

from silian.cli.loan.asked import Element, Number
from silian.credit.engine.grades import Condition, grade


class Asked(Element):
    """Shares are in percent. What is left out is false or 0; `retail` left out is true."""

    days_overdue: int = Field(default=0, ge=0)
    technical_overdue: bool = False
    retail: bool = True
    use_changed: bool = False
    roll_over: bool = False
    qualifying_renewal: bool = False
    same_borrower_npl: bool = False
    restructured: bool = False
    observation: bool = False
    credit_impaired: bool = False
    all_bank_overdue90_share_pct: Number = Fraction(0)
    own_bank_npl_share_pct: Number = Fraction(0)
    ecl_ratio_pct: Number = Fraction(0)
    evasion: bool = False
    bankruptcy: bool = False


def answer(asked: Asked) -> dict[str, Any]:
    found = grade(Condition(**dict(asked)))
    return {"category": found.chinese, "code": found.name, "npl": found.is_npl}
