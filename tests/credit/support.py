"""A county whose programme has a subsidy rule, three reviewing offices, a guarantee fund and a kind of financing needs."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any

from silian.credit import actions
from silian.credit.models import Fund, Loan, SubsidyBatch
from silian.kernel.access import Actor
from silian.organisations.models import Unit
from tests import factories
from tests.credit import bank

FOREVER = {"from_on": date(2020, 1, 1), "to_on": date(2099, 1, 1)}
SHARES = {"担保公司": 40, "风险补偿基金": 40, "放款银行": 20}
KEEPS = {
    "credit.view": ["reviewer", "keeper", "bank", "any_unit", "located_in"], "credit.subsidise": ["bank", "any_unit"],
    "credit.review_subsidy": ["reviewer"], "credit.pay_subsidy": ["reviewer"], "credit.guarantee": ["bank"],
    "credit.keep_fund": ["keeper", "any_unit"], "credit.keep_tenants": ["located_in", "bank"],
    "credit.match": ["located_in", "lead"], "matters.view": ["located_in", "lead"], "matters.raise": ["located_in"],
    "projects.view_parks": ["located_in"], "projects.keep_parks": ["any_unit", "located_in"],
}  # fmt: skip


def supporting(tiers: list[dict[str, Any]] | None = None, cap: str = "", **pool: Any) -> dict[str, Any]:
    """A `supporting.yaml` with one rule and one pool."""
    rule = {
        "title": "贴息", "document": "甲文", "segments": ["household", "entity", "collective"], "cap": cap,
        "tiers": tiers or [{**FOREVER, "share": 50}],
    }  # fmt: skip
    return {
        "needs": "financing", "subsidy": {"offices": ["县农业局", "县金融局", "县财政局"], "rules": {"spring": rule}},
        "pools": {"risk": {
            "title": "风险补偿基金", "stop_at": 10, "multiple": 10, "shares": SHARES, "fund_share": "风险补偿基金", **pool,
        }},
    }  # fmt: skip


def apply(document: dict[str, Any]) -> None:
    """Puts the rules into force, beside the programme of loans."""
    asked = {"amount": {"title": "需要资金", "type": "money"}}
    kinds = {
        "financing": {"title": "融资难题", "clock": {"rule": "A", "days": 10}, "answers": asked},
        "other": {"title": "其他", "clock": {"rule": "A", "days": 10}},
    }
    factories.apply_programme({
        "programme.yaml": {
            "name": "support", "title": "扶持", "starts_on": date(2020, 1, 1),
            "years": [{"year": 2020, "title": "起"}], "settings": {"number": "SX{year}-{number:04d}"},
        },
        "kinds.yaml": {"kinds": kinds}, "reserve.yaml": {"needs": "financing"}, "supporting.yaml": document,
    })  # fmt: skip


@dataclass
class Support:
    """`offices` look at a batch in their order; `clerk` acts for the bank, `finance` for the last office, which pays."""

    county: bank.County
    offices: list[Unit]
    reviewers: list[Actor]
    clerk: Actor

    @property
    def finance(self) -> Actor:
        return self.reviewers[-1]

    def loan(self, number: str = "A1", **told: Any) -> Loan:
        """A loan that the bank reports, of the eligible product unless another is named."""
        line = self.county.line(number, **told)
        as_of = told.get("disbursed_on", date(2022, 1, 10))
        actions.report_loans(self.county.bank, as_of, [line], source="a", digest=number, by=self.county.head)
        return Loan.objects.get(bank_number=number)

    def batch(self, from_on: date, to_on: date) -> SubsidyBatch:
        return actions.draw_up_batch(self.county.bank, "spring", from_on=from_on, to_on=to_on, by=self.clerk)

    def passed(self, from_on: date, to_on: date) -> SubsidyBatch:
        """Drawn up, submitted, and passed by every office."""
        batch = actions.submit_batch(self.batch(from_on, to_on), by=self.clerk)
        for reviewer in self.reviewers:
            actions.review_batch(batch, by=reviewer)
        return batch

    def fund(self, fen: int = 100 * bank.WAN) -> Fund:
        fund = actions.open_fund(self.offices[-1], "risk", by=self.finance)
        actions.pay_into_fund(fund, fen=fen, document="到账单", on=date(2022, 1, 5), by=self.finance)
        return fund


def county(document: dict[str, Any] | None = None) -> Support:
    products = deepcopy(bank.catalogue()["products"])
    products["field"]["subsidy"] = "spring"
    found = bank.county(products=products)
    apply(document or supporting())
    factories.role("supports", KEEPS)
    offices = [factories.department(name) for name in ("县农业局", "县金融局", "县财政局")]
    reviewers = [factories.actor("supports", unit=office) for office in offices]
    return Support(found, offices, reviewers, factories.actor("supports", unit=found.bank))
