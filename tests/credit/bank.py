"""A county with two banks, two villages, three borrowers with lines, and a programme with products and rules."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from silian.credit import actions
from silian.credit.models import Borrower, CreditLine, Loan, Product
from silian.credit.queries.lending import ReportedLoan
from silian.kernel.access import SYSTEM, Actor
from silian.kernel.calendar import at, table
from silian.organisations.models import Unit
from tests import factories

DAY = date(2022, 3, 1)
WAN = 10_000 * 100  # fen in 万元
KEEPS = {
    verb: ["located_in", "bank", "any_unit"]
    for verb in ("credit.view", "credit.lend", "credit.grant", "credit.disburse", "credit.grade", "credit.report")
}
SHORT: dict[str, Any] = {
    "offered_by": "甲川银行", "segments": ["household", "entity", "collective"], "longest_months": 60,
    "from_on": date(2021, 1, 1),
}  # fmt: skip
ALL = ["EQUAL_INSTALMENT", "EQUAL_PRINCIPAL", "INTEREST_ONLY_BALLOON", "BULLET", "FREE_PLAN"]
RULES = [
    {
        "from_on": date(2020, 1, 1), "document": "甲文", "technical_days": 7,
        "days": {"special_mention": 0, "substandard": 90, "doubtful": 180, "loss": 360},
    },
    {
        "from_on": date(2023, 7, 1), "document": "乙文", "technical_days": 7,
        "days": {"special_mention": 0, "substandard": 90, "doubtful": 270, "loss": 360},
    },
]  # fmt: skip


def catalogue(**changes: Any) -> dict[str, Any]:
    """A `credit.yaml` with a product that follows the LPR and one with a fixed rate and a fee."""
    return {
        "lpr": [
            {"on": date(2020, 12, 21), "one_year": 3.85, "five_years": 4.65},
            {"on": date(2022, 1, 20), "one_year": 3.7, "five_years": 4.6},
            {"on": date(2022, 8, 22), "one_year": 3.65, "five_years": 4.3},
        ],
        "products": {
            "field": {
                "title": "田园贷", "ceiling": "30万元", "rate": {"lpr": "one_year", "points": 80}, "methods": [*ALL],
                **deepcopy(SHORT),
            },
            "scheme": {
                "title": "政银担", "ceiling": "300万元", "rate": {"fixed": 4.35}, "guarantee": "scheme",
                "fees": [{"title": "担保费", "percent": 0.5}], "methods": ["EQUAL_INSTALMENT"], "day_count": "30/360",
                **deepcopy(SHORT),
            },
        },
        "grading": RULES, **changes,
    }  # fmt: skip


def programme(**changes: Any) -> dict[str, Any]:
    return {
        "programme.yaml": {
            "name": "spring", "title": "金融甘泉", "starts_on": date(2020, 1, 1), "years": [{"year": 2020, "title": "起"}],
            "settings": {"number": "SX{year}-{number:04d}"},
        },
        "credit.yaml": catalogue(**changes),
    }  # fmt: skip


@dataclass
class County:
    """`pond` is the village in which the borrowers live; `hill` another. `manager` works at `pond`, `head` at the bank."""

    bank: Unit
    other_bank: Unit
    pond: Unit
    hill: Unit
    manager: Actor
    head: Actor
    family: Borrower
    farm: Borrower
    collective: Borrower
    borrowers: list[Borrower] = field(default_factory=list)

    def product(self, key: str = "field") -> Product:
        return Product.objects.get(key=key)

    def applied(self, who: Borrower | None = None, **terms: Any) -> Loan:
        asked = {"fen": 12 * WAN, "months": 12, "method": "EQUAL_INSTALMENT", "purpose": "买苗", **terms}
        product = self.product(asked.pop("product", "field"))
        return actions.apply_for_loan(who or self.family, product, bank=self.bank, by=self.manager, **asked)

    def approved(self, who: Borrower | None = None, **terms: Any) -> Loan:
        loan = self.applied(who, **terms)
        on = loan.applied_on
        actions.survey_loan(loan, on=on, advised=loan.asked_fen, words="看过塘口", by=self.manager)
        return actions.approve_loan(loan, on=on, fen=loan.asked_fen, by=self.head)

    def disbursed(self, who: Borrower | None = None, **terms: Any) -> Loan:
        loan = self.approved(who, **terms)
        on = loan.applied_on
        actions.sign_loan(loan, on=on, by=self.manager)
        return actions.disburse_loan(loan, on=on, bank_number=f"JJ{loan.number}", by=self.head)

    def line(self, number: str, who: Borrower | None = None, **changes: Any) -> ReportedLoan:
        told = {
            "disbursed_on": date(2022, 1, 10), "matures_on": date(2023, 1, 10), "principal": 10 * WAN, "balance": 10 * WAN,
            "rate": Decimal("4.35"), "method": "INTEREST_ONLY_BALLOON", **changes,
        }  # fmt: skip
        return ReportedLoan(number, who or self.farm, self.product(), **told)


def borrower(village: Unit, segment: str, name: str, line: int, bank: Unit, **more: Any) -> Borrower:
    """A borrower with a line (fen) at a bank."""
    made = Borrower.objects.create(
        county_id=village.county_id, segment=segment, name=name, id_digest=f"#{name}", id_number="", village=village,
        from_on=date(2021, 1, 1), **more,
    )  # fmt: skip
    CreditLine.objects.create(
        county_id=village.county_id, borrower=made, bank=bank, amount_fen=line, from_on=date(2021, 1, 1)
    )
    return made


def county(**changes: Any) -> County:
    factories.apply_programme(programme(**changes))
    factories.role("lender", KEEPS)
    bank, other = factories.department("甲川银行"), factories.department("乙川银行")
    town = factories.township("石桥镇")
    pond, hill = factories.village("塘口村", parent=town), factories.village("山头村", parent=town)
    collective = borrower(pond, "collective", "塘口村合作社", 300 * WAN, bank)
    return County(
        bank, other, pond, hill, factories.actor("lender", unit=pond), factories.actor("lender", unit=bank),
        borrower(pond, "household", "王**", 30 * WAN, bank),
        borrower(pond, "entity", "青塘家庭农场", 300 * WAN, bank, related_party_of=collective), collective,
    )  # fmt: skip


@contextmanager
def on_the_day(day: date = DAY) -> Iterator[None]:
    for year in (2022, 2023):
        if not table.current_calendar().knows(date(year, 6, 1)):
            table.load_year(year, by=SYSTEM)
    with at(day):
        yield
