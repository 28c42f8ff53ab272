"""A farm household's credit line, by the published formula of a bank's farmer loan."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from silian.cli.loan.asked import Element, Money, yuan
from silian.credit.engine.line import Formula, line

WAN = 10_000 * 100
FARMER = Formula(
    bases={"AAA": 10 * WAN, "AA": 8 * WAN, "A": 5 * WAN},
    of_assets=Fraction(10, 100),
    of_income=Fraction(30, 100),
    cap=20 * WAN,
)


class Asked(Element):
    grade: str
    total_assets: Money
    operating_income: Money


def answer(asked: Asked) -> dict[str, Any]:
    found = line(FARMER, asked.grade, asked.total_assets, asked.operating_income)
    return {"computed": yuan(found.computed), "granted": yuan(found.granted), "capped": found.capped}
