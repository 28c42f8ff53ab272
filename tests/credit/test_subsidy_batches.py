"""贴息批次: rows to the fen, the sum of rounded rows, days that are out, no day twice, three offices, payment, claw-back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from silian.credit import actions
from silian.credit.models import SubsidyBatch, SubsidyRow
from silian.credit.queries.lending import plan_of
from silian.credit.queries.supporting.subsidising import paid_until
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.money import parse
from silian.kernel.rules import Rule, Scope, Surroundings, evaluate, read_rule
from tests import factories
from tests.credit import bank, support
from tests.credit.bank import WAN
from tests.credit.support import FOREVER, Support, supporting
from tests.credit.vectors import cases

pytestmark = pytest.mark.django_db
LATER = date(2026, 6, 1)
JANUARY, APRIL, JULY = date(2022, 1, 1), date(2022, 4, 1), date(2022, 7, 1)


@pytest.fixture
def place(db: None) -> Iterator[Support]:
    with bank.on_the_day(), at(LATER):
        yield support.county()


def sums(batch: SubsidyBatch) -> tuple[int, int]:
    found = batch.rows.aggregate(interest=Sum("interest_fen"), subsidy=Sum("subsidy_fen"))
    return found["interest"] or 0, found["subsidy"] or 0


def tiers_of(rule: dict[str, Any]) -> list[dict[str, Any]]:
    """A vector's rule as the tiers of a `supporting.yaml`."""
    match rule["type"]:
        case "FULL":
            return [{**FOREVER, "share": 100}]
        case "POINTS":
            return [{**FOREVER, "points": rule["points"]}]
        case "LPR_FLOOR":
            return [{**FOREVER, "floor": str(Decimal(rule["lpr"]) + Decimal(rule["borrower_bp"]) / 100)}]
        case "SHARE_BY_PERIOD":
            names = ("from_on", "to_on", "share_pct")
            return [dict(zip(("from_on", "to_on", "share"), (t[n] for n in names), strict=True)) for t in rule["tiers"]]
    tier = {**FOREVER, "share": rule["share_pct"]}
    if "base_cap" in rule:
        above = Decimal(rule["base_cap"].removeprefix("LPR").removesuffix("BP") or 0) / 100
        tier["rate_cap"] = str(Decimal(rule["lpr"]) + above)
    return [tier]


@pytest.mark.parametrize(("inputs", "expected"), cases("interest_subsidy"))
def test_a_batch_agrees_with_the_vectors(place: Support, inputs: Any, expected: Any) -> None:
    rule = inputs["rule"]
    cap = f"{rule['amount_cap']}元" if rule.get("amount_cap") else ""
    support.apply(supporting(tiers_of(rule), cap))
    start = date.fromisoformat(inputs.get("from_on", "2024-01-01"))
    listed = inputs.get("rows") or [[inputs["principal"], inputs["annual_rate_pct"], inputs.get("days")]]
    longest = max(92, *(int(row[2] or 0) for row in listed))
    end = date.fromisoformat(inputs["to_on"]) if "to_on" in inputs else start + timedelta(days=longest)
    for number, (principal, rate, days) in enumerate(listed):
        first = start if days is None else end - timedelta(days=int(days))
        fen = parse(f"{principal}元")
        place.loan(
            f"V{number}", disbursed_on=first, matures_on=end + timedelta(days=1), principal=fen, balance=fen, rate=Decimal(rate)
        )  # fmt: skip
    interest, subsidy = sums(place.batch(start, end))
    assert (interest, subsidy) == (parse(expected["interest"]), parse(expected["subsidy"]))


def test_what_is_overdue_and_what_runs_beyond_maturity_is_not_subsidised(place: Support) -> None:
    """Missed on 20 January, made good by the file of 28 February; the loan matures on 10 March."""
    loan = place.loan(disbursed_on=date(2022, 1, 1), matures_on=date(2022, 3, 10))
    lines = [place.county.line("A1", disbursed_on=date(2022, 1, 1), matures_on=date(2022, 3, 10), days_past_due=11)]
    actions.report_loans(place.county.bank, date(2022, 1, 31), lines, source="b", digest="b", by=place.county.head)
    lines = [place.county.line("A1", disbursed_on=date(2022, 1, 1), matures_on=date(2022, 3, 10), balance=6 * WAN)]
    actions.report_loans(place.county.bank, date(2022, 2, 28), lines, source="c", digest="c", by=place.county.head)
    rows = [(row.from_on, row.to_on, row.principal_fen) for row in place.batch(JANUARY, APRIL).rows.all()]
    assert rows == [
        (date(2022, 1, 1), date(2022, 1, 21), loan.principal_fen),
        (date(2022, 2, 28), date(2022, 3, 10), 6 * WAN),
    ]


def test_a_loan_whose_repayments_are_kept_here_loses_its_overdue_days(place: Support) -> None:
    """Interest is collected on the 21st; that of January 2022 was paid ten days late."""
    with at(date(2022, 1, 10)):
        loan = place.county.disbursed(place.county.farm, method="INTEREST_ONLY_BALLOON")
    with at(date(2022, 1, 31)):
        actions.record_repayment(loan, on=date(2022, 1, 31), fen=100, by=place.county.manager)
    first = plan_of(loan)[0]
    with at(date(2022, 2, 10)):
        actions.record_repayment(loan, on=date(2022, 2, 10), fen=first.interest - 100, by=place.county.manager)
    batch = place.batch(JANUARY, date(2022, 2, 20))
    days = [(row.from_on, row.to_on) for row in batch.rows.all()]
    assert days == [(date(2022, 1, 10), first.due_on + timedelta(days=1)), (date(2022, 2, 10), date(2022, 2, 20))]


def test_the_same_days_of_a_loan_are_refused_a_second_time_and_the_database_says_so_too(place: Support) -> None:
    place.loan()
    first = place.batch(JANUARY, APRIL)
    with pytest.raises(Refused, match="已经贴过息"):
        place.batch(date(2022, 3, 31), JULY)
    assert place.batch(APRIL, JULY).rows.count() == 1
    row = first.rows.get()
    again = SubsidyRow(
        county_id="990001", batch=first, loan=row.loan, from_on=date(2022, 2, 1), to_on=date(2022, 2, 2), principal_fen=1,
        rate=1, interest_fen=1, subsidy_fen=0,
    )  # fmt: skip
    with pytest.raises(IntegrityError, match="subsidised already"), transaction.atomic():
        again.save(force_insert=True)


def test_a_batch_that_was_sent_back_lets_go_of_its_days(place: Support) -> None:
    place.loan()
    batch = actions.submit_batch(place.batch(JANUARY, APRIL), by=place.clerk)
    actions.review_batch(batch, by=place.reviewers[0])
    actions.send_back_batch(batch, words="利率不对", by=place.reviewers[1])
    assert place.batch(JANUARY, APRIL).rows.filter(live=True).count() == 1
    with pytest.raises(Refused):
        actions.pay_batch(batch, voucher="P1", by=place.finance)


def test_the_offices_look_one_after_another_and_only_then_it_is_paid(place: Support) -> None:
    place.loan()
    batch = actions.submit_batch(place.batch(JANUARY, APRIL), by=place.clerk)
    with pytest.raises((NotFound, Refused)):
        actions.review_batch(batch, by=place.reviewers[1])
    actions.review_batch(batch, by=place.reviewers[0])
    with pytest.raises((NotFound, Refused)):
        actions.review_batch(batch, by=place.reviewers[0])
    for reviewer in place.reviewers[1:]:
        with pytest.raises(Refused, match="不能拨付"):
            actions.pay_batch(batch, voucher="P1", by=place.finance)
        actions.review_batch(batch, by=reviewer)
    actions.pay_batch(batch, voucher="P1", by=place.finance)
    assert paid_until("990001") == sums(batch)[1]
    with pytest.raises(Refused, match="不能拨付"):
        actions.pay_batch(batch, voucher="P2", by=place.finance)


def test_what_is_clawed_back_leaves_the_figure_from_its_day_on_and_never_exceeds_the_row(place: Support) -> None:
    place.loan()
    batch = place.passed(JANUARY, APRIL)
    actions.pay_batch(batch, voucher="P1", by=place.finance)
    row = batch.rows.get()
    with at(LATER + timedelta(days=3)):
        actions.claw_back(row, fen=100, ground="改变用途", by=place.finance)
        with pytest.raises(Refused, match="最多还能追回"):
            actions.claw_back(row, fen=row.subsidy_fen, ground="改变用途", by=place.finance)
        with pytest.raises(Refused, match="已经贴过息"):
            place.batch(date(2022, 2, 1), APRIL)
    raw = {
        "id": "x", "name": "贴息", "unit": "元", "of": "credit.subsidy", "date": "paid_on", "measure": "sum", "what": "net",
        "window": "year_to_date",
    }  # fmt: skip
    rule = read_rule(raw, Surroundings())
    assert isinstance(rule, Rule)
    before, after = (
        evaluate([rule], LATER + timedelta(days=n), Scope(counties=["990001"]))[rule].value for n in (0, 3)
    )
    assert (before, after) == (row.subsidy_fen, row.subsidy_fen - 100)


def test_another_bank_finds_no_such_batch(place: Support) -> None:
    place.loan()
    batch = place.batch(JANUARY, APRIL)
    stranger = factories.actor("supports", unit=place.county.other_bank)
    with pytest.raises(NotFound):
        actions.submit_batch(batch, by=stranger)


def test_days_that_are_not_over_cannot_be_asked_for(place: Support) -> None:
    with pytest.raises(Refused, match="还没有过完"):
        place.batch(date(2026, 4, 1), date(2026, 7, 1))
