"""From the application to the contract: 申请, 调查, 审批, 签约; or 不予批准, 撤回."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import begin, business_day, needed, positive, refuse
from silian.credit.catalogue import Offer, catalogue_of, offer_of
from silian.credit.engine.terms import Method
from silian.credit.lifecycle import APPLIED
from silian.credit.models import Borrower, Loan, Product
from silian.credit.permissions import LEND
from silian.credit.queries.lending import Asked, exposure_of, on_sale, plan_for, rate_of
from silian.kernel import money
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit, advance
from silian.kernel.numbering import next_number
from silian.organisations.models import Person, Unit
from silian.villages.models import Batch


@transaction.atomic
def apply_for_loan(
    borrower: Borrower,
    product: Product,
    *,
    bank: Unit,
    fen: int,
    months: int,
    method: str,
    purpose: str,
    by: Actor,
    on: date | None = None,
    manager: Person | None = None,
    batch: Batch | None = None,
    plan: list[tuple[date, int]] | None = None,
) -> Loan:
    """申请: enters what a borrower asks for; ceiling, term and method are those of the product on that day.

    `fen` is the amount, `plan` the days and amounts of 自由还款计划. A batch joins the loan to what it pays for.
    """
    require(LEND, borrower, by)
    county, day = borrower.county_id, business_day(on or today(), borrower.from_on)
    offer = _offer(borrower, product, day)
    _within(offer, positive(fen), months, method)
    if batch and batch.village.unit_id != borrower.village_id:
        raise refuse(_("批次不在借款人的村。"), "batch")
    loan = Loan(
        county_id=county, number=next_number(county, "loan", today().year, catalogue_of(county).number),
        borrower=borrower, product=product, bank=bank, manager=manager, batch=batch,
        purpose=needed(purpose, "purpose", 100), applied_on=day, asked_fen=fen, months=months, method=method,
        collected_every=offer.collected_every, day_count=offer.day_count.value, rounding=offer.rounding.value,
        plan=[[due.isoformat(), part] for due, part in plan or ()], scheme=offer.guarantee == "scheme",
    )  # fmt: skip
    _a_plan_comes_out(loan, fen, day)
    return admit(loan, APPLIED.name, by=by, source=str(by.label))


@transaction.atomic
def survey_loan(loan: Loan, *, on: date, advised: int, words: str, by: Actor, version: int | None = None) -> Loan:
    """调查: the account manager looked, and advises an amount (fen) for a reason."""
    fresh = begin(loan, "survey", by=by, version=version)
    business_day(on, fresh.applied_on)
    said = needed(words, "words", 500)
    return advance(loan, "survey", by=by, note=said, surveyed_on=on, advised_fen=positive(advised, "advised"))


@transaction.atomic
def approve_loan(loan: Loan, *, on: date, fen: int, by: Actor, words: str = "", version: int | None = None) -> Loan:
    """批准: within what was asked, the product's ceiling, and what the lines of all banks still leave to the borrower."""
    fresh = begin(loan, "approve", by=by, version=version)
    business_day(on, fresh.surveyed_on)
    if positive(fen) > fresh.asked_fen:
        raise refuse(_("批准的金额不能超过申请的 %s。") % money.show(fresh.asked_fen, "万元"), "fen")
    if fen > fresh.product.ceiling_fen:
        raise refuse(_("超过产品的最高额度 %s。") % money.show(fresh.product.ceiling_fen, "万元"), "fen")
    exposure = exposure_of(fresh.borrower, on, but=fresh)
    if fen > exposure.left:
        words_ = {"line": money.show(exposure.line, "万元"), "left": money.show(max(exposure.left, 0), "万元")}
        raise refuse(_("各家银行授信合计 %(line)s，已用和已批以后还剩 %(left)s。") % words_, "fen")
    return advance(loan, "approve", by=by, note=words, approved_on=on, approved_fen=fen)


@transaction.atomic
def sign_loan(loan: Loan, *, on: date, by: Actor, version: int | None = None) -> Loan:
    """签约: the contract fixes the rate that the product has on that day."""
    fresh = begin(loan, "sign", by=by, version=version)
    business_day(on, fresh.approved_on)
    rate = rate_of(fresh.product, on)
    if rate is None:
        raise Refused(_("“%s”这一天还没有利率，请先补上 LPR。") % fresh.product)
    return advance(loan, "sign", by=by, signed_on=on, rate=rate)


@transaction.atomic
def refuse_loan(loan: Loan, *, on: date, words: str, by: Actor, version: int | None = None) -> Loan:
    """不予批准: with the reason that the applicant is told."""
    fresh = begin(loan, "refuse", by=by, version=version)
    business_day(on, fresh.surveyed_on or fresh.applied_on)
    return advance(loan, "refuse", by=by, note=needed(words, "words"), ended_on=on)


@transaction.atomic
def withdraw_loan(loan: Loan, *, on: date, words: str, by: Actor, version: int | None = None) -> Loan:
    """撤回申请: the applicant does not want it any more; nothing has been paid out."""
    fresh = begin(loan, "withdraw", by=by, version=version)
    business_day(on, fresh.applied_on)
    return advance(loan, "withdraw", by=by, note=needed(words, "words"), ended_on=on)


def _offer(borrower: Borrower, product: Product, day: date) -> Offer:
    offer = offer_of(borrower.county_id, product.key)
    if offer is None or not on_sale(Product.objects.filter(pk=product.pk), day).exists():
        raise refuse(_("“%s”这一天没有在售。") % product, "product")
    if borrower.segment not in offer.segments:
        raise refuse(_("“%(product)s”不办给%(segment)s。") % {
            "product": product, "segment": borrower.get_segment_display()
        }, "product")  # fmt: skip
    return offer


def _within(offer: Offer, fen: int, months: int, method: str) -> None:
    if fen > offer.ceiling_fen:
        raise refuse(_("超过产品的最高额度 %s。") % offer.ceiling, "fen")
    if not 0 < months <= offer.longest_months:
        raise refuse(_("期限要在 1 到 %d 个月之间。") % offer.longest_months, "months")
    if method not in {allowed.value for allowed in offer.methods}:
        raise refuse(_("这个产品没有这种还款方式。"), "method")


def _a_plan_comes_out(loan: Loan, fen: int, day: date) -> None:
    """Refuses terms that make no schedule while there is still somebody to ask."""
    plan = tuple((date.fromisoformat(due), part) for due, part in loan.plan)
    plan_for(Asked(
        fen, rate_of(loan.product, day) or Decimal(0), day, loan.months, Method(loan.method), loan.collected_every, plan=plan
    ))  # fmt: skip
