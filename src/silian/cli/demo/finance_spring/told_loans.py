"""Loans that are told step by step, in the village of the account manager who can be tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.loans_data import ToldData
from silian.credit import actions
from silian.credit.models import Borrower, Loan, Product
from silian.credit.queries.lending import plan_of
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.calendar import today
from silian.villages.models import Batch

VILLAGE, MANAGER, BANKER = "文峰镇红旗村", "spring-manager", "spring-bank"
SURVEY, DECISION, SIGNING, PAYING_OUT = (timedelta(days=days) for days in (3, 7, 8, 9))
EARLY_ROWS = 4  # rows that are paid before the rest is paid at once
EXTENDED_BY = timedelta(days=150)
PURPOSE_CHECKED = "实地看过，用途属实，收入来源清楚。"


def told_loan(county: SpringCounty, told: ToldData) -> Iterator[datetime]:
    """One loan from its application to where its story ends."""
    manager, banker = county.actors[MANAGER], county.actors[BANKER]
    yield moments.on(told.day, 9, 20)
    loan = _apply(county, told, manager)
    if told.ends == "applied":
        return
    if told.ends == "withdrawn":
        yield moments.on(told.day + SURVEY)
        actions.withdraw_loan(loan, on=today(), words="资金已自筹", by=manager)
        return
    yield moments.on(told.day + SURVEY)
    actions.survey_loan(loan, on=today(), advised=loan.asked_fen, words=PURPOSE_CHECKED, by=manager)
    if told.ends == "surveyed":
        return
    yield moments.on(told.day + DECISION)
    if told.ends == "refused":
        actions.refuse_loan(loan, on=today(), words="用途不属农业生产经营，可申请消费贷款", by=banker)
        return
    actions.approve_loan(loan, on=today(), fen=loan.asked_fen, by=banker)
    if told.ends == "approved":
        return
    yield from _paid_out(told, loan, manager, banker)


def _apply(county: SpringCounty, told: ToldData, manager: Actor) -> Loan:
    who = _borrower(county, told)
    product = Product.objects.get(county_id=county.code, key=told.product)
    batch = None
    if told.product == "batch":
        batch = Batch.objects.filter(village__unit=who.village, year=told.day.year).first()
    return actions.apply_for_loan(
        who, product, bank=county.banks[0], fen=money.parse(told.amount), months=told.months, method=told.method,
        purpose=told.purpose, batch=batch, plan=[(on, money.parse(part)) for on, part in told.plan.items()], by=manager,
    )  # fmt: skip


def _borrower(county: SpringCounty, told: ToldData) -> Borrower:
    """The borrower of this place among those of the village whose line is wide enough."""
    rosters: dict[str, Sequence[Borrower]] = {
        "household": county.households, "entity": county.entities, "collective": county.collectives
    }  # fmt: skip
    wide = money.parse(told.amount)
    near = [who for who in rosters[told.segment] if who.village.name == VILLAGE]
    return [who for who in near if who.lines.filter(amount_fen__gte=wide).exists()][told.place]


def _paid_out(told: ToldData, loan: Loan, manager: Actor, banker: Actor) -> Iterator[datetime]:
    yield moments.on(told.day + SIGNING)
    actions.sign_loan(loan, on=today(), by=manager)
    yield moments.on(told.day + PAYING_OUT)
    actions.disburse_loan(loan, on=today(), bank_number=f"NS{told.day:%Y%m%d}{told.place:02d}", by=banker)
    rows = plan_of(loan)
    paid = {"late": told.paid, "paid_early": EARLY_ROWS}.get(told.ends, len(rows))
    for row in rows[:paid]:
        if told.ends == "extended" and row.principal:
            break
        yield moments.on(row.due_on, 16)
        actions.record_repayment(loan, on=today(), fen=row.payment, by=manager)
    yield from _ended(told, loan, manager, banker)


def _ended(told: ToldData, loan: Loan, manager: Actor, banker: Actor) -> Iterator[datetime]:
    last = loan.matures_on
    assert last is not None
    match told.ends:
        case "settled":
            yield moments.on(last, 17)
            actions.settle_loan(loan, on=today(), by=manager)
        case "extended":
            yield moments.on(last - timedelta(days=5))
            actions.extend_loan(loan, on=today(), matures_on=last + EXTENDED_BY, words="销售季节推迟", by=banker)
        case "paid_early":
            yield moments.on(plan_of(loan)[EARLY_ROWS - 1].due_on + timedelta(days=12), 10)
            actions.repay_early(loan, on=today(), words="卖完一季", by=manager)
            row = plan_of(loan)[-1]
            actions.record_repayment(loan, on=today(), fen=row.payment, by=manager)
            actions.settle_loan(loan, on=today(), by=manager)
