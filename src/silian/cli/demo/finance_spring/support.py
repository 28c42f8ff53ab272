"""Subsidy by the quarter, the fund behind 政银担 with a loss and its recovery, and fees that were saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from silian.briefings.actions import publish_briefing
from silian.cli.demo import moments
from silian.cli.demo.finance_spring.county import SpringCounty
from silian.cli.demo.finance_spring.data import PROGRAMME
from silian.cli.demo.finance_spring.support_data import (
    BatchData,
    BriefingData,
    ClawBackData,
    FeesData,
    FundData,
    support_data,
)
from silian.cli.demo.timeline import Story
from silian.credit import actions
from silian.credit.models import Loan, SubsidyBatch, SubsidyRow
from silian.credit.supporting_rules import supporting_of
from silian.indicators.queries import Extent
from silian.kernel.access import Actor
from silian.kernel.money import parse
from silian.organisations.actions import give_role, open_account
from silian.organisations.queries import actor_for

OFFICES = ("县农业农村局", "县财政局")  # beside the finance office, which has an account of its own
REVIEWERS = "department_office"
TEN_THOUSANDTHS = 10_000


def stories(county: SpringCounty) -> Iterator[Story]:
    data = support_data()
    reviewers: list[Actor] = []
    yield from (_batches(county, told, reviewers) for told in data.subsidy)
    yield _claw_back(county, data.claw_back)
    yield _fund(county, data.fund)
    yield _fees(county, data.fees)
    yield _briefing(county, data.briefing)


def _batches(county: SpringCounty, told: BatchData, reviewers: list[Actor]) -> Iterator[datetime]:
    """Every bank's batch of these days. Of those that wait today, one is before each office and one may be paid."""
    yield moments.on(told.drawn_up_on, 15)
    batches = [
        actions.draw_up_batch(bank, told.rule, from_on=told.from_on, to_on=told.to_on, by=county.office)
        for bank in county.banks
    ]
    if not reviewers:
        reviewers += _reviewers(county)
    for place, batch in enumerate(batches):
        actions.submit_batch(batch, by=county.office)
        _review(batch, reviewers if told.paid_on else reviewers[: place * 3 // 2])
    if told.paid_on:
        yield moments.on(told.paid_on, 10)
        for batch in batches:
            actions.pay_batch(batch, voucher=f"国库集中支付 {batch.number}", by=county.office)


def _review(batch: SubsidyBatch, reviewers: Sequence[Actor]) -> None:
    for reviewer in reviewers:
        actions.review_batch(batch, words="符合贴息办法", by=reviewer)


def _reviewers(county: SpringCounty) -> list[Actor]:
    """Somebody of each office, in the order in which they look; two of them have accounts that nobody signs in to."""
    found = {"县金融工作局": county.office}
    for number, name in enumerate(OFFICES, start=1):
        account = open_account(county.code, f"spring-review-{number}", by=county.administrator, label=f"{name}（审核）")
        give_role(account, REVIEWERS, county=county.code, by=county.administrator, unit=county.units[name])
        found[name] = actor_for(account)
    return [found[name] for name in supporting_of(county.code).subsidy.offices]


def _claw_back(county: SpringCounty, told: ClawBackData) -> Iterator[datetime]:
    yield moments.on(told.on, 15)
    row = SubsidyRow.objects.filter(county_id=county.code, batch__state="paid", subsidy_fen__gt=parse(told.amount))
    first = row.order_by("loan__number", "from_on").first()
    if first:
        actions.claw_back(first, fen=parse(told.amount), ground=told.ground, by=county.office)


def _fund(county: SpringCounty, told: FundData) -> Iterator[datetime]:
    first, *others = told.deposits
    yield moments.on(first.on, 9)
    fund = actions.open_fund(county.units[told.keeper], told.key, by=county.office)
    actions.pay_into_fund(fund, fen=parse(first.amount), document=first.document, by=county.office)
    for deposit in others:
        yield moments.on(deposit.on, 9)
        actions.pay_into_fund(fund, fen=parse(deposit.amount), document=deposit.document, by=county.office)
    yield moments.on(told.guaranteed_on, 9)
    guarantor = county.units[county.data.guarantor]
    guarantees = [
        actions.guarantee_loan(loan, fund=fund, guarantor=guarantor, by=county.office) for loan in _scheme(county)
    ]
    yield moments.on(told.loss.on, 9)
    hit = guarantees[0]
    fen = min(parse(told.loss.amount), hit.fen)
    actions.compensate_loss(hit, fen=fen, document=told.loss.document, by=county.office)
    yield moments.on(told.recovered.on, 9)
    back = min(parse(told.recovered.amount), fen)
    actions.recover_loss(hit, fen=back, document=told.recovered.document, by=county.office)


def _fees(county: SpringCounty, told: FeesData) -> Iterator[datetime]:
    """The guarantee fee of every 政银担 loan that is known by then, lowered."""
    yield moments.on(told.on, 16)
    rows = [
        actions.Reduction(loan, told.kind, _part(loan, told.standard), _part(loan, told.charged), told.on)
        for loan in _scheme(county)
    ]
    actions.reduce_fees(county.code, rows, source="担保费减免清单", by=county.office)


def _briefing(county: SpringCounty, told: BriefingData) -> Iterator[datetime]:
    """The briefing of the month that ended last."""
    yield moments.on(told.published_on, 16)
    publish_briefing(Extent(county.code), PROGRAMME, as_of=told.as_of, by=county.office)


def _part(loan: Loan, ten_thousandths: int) -> int:
    return (loan.principal_fen or 0) * ten_thousandths // TEN_THOUSANDTHS


def _scheme(county: SpringCounty) -> list[Loan]:
    return list(Loan.objects.filter(county_id=county.code, scheme=True, settled_on=None).order_by("number"))
