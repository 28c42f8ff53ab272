"""Changes of the terms as dated steps: 重定价, 展期, 重组, 提前还清. What was due until then stays due."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import begin, business_day, needed, refuse
from silian.credit.engine.periods import months_after
from silian.credit.models import Amendment, AmendmentKind, Loan
from silian.credit.models.lending import METHODS
from silian.credit.queries.lending import book_of
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance

HALF_OVER_MONTHS = 12  # an extension of a longer loan is at most half of its term


@transaction.atomic
def reprice_loan(
    loan: Loan, *, on: date, rate: Decimal, words: str, by: Actor, version: int | None = None
) -> Amendment:
    """重定价: from this day on another yearly rate, in percent; the instalment is reckoned anew."""
    fresh = begin(loan, "reprice", by=by, version=version)
    _after_the_last_change(fresh, on)
    if not 0 <= rate < 36:
        raise refuse(_("年利率要在 0 到 36 之间。"), "rate")
    return _change(fresh, "reprice", AmendmentKind.REPRICING, on, words, by, rate=rate)


@transaction.atomic
def extend_loan(
    loan: Loan, *, on: date, matures_on: date, words: str, by: Actor, version: int | None = None
) -> Amendment:
    """展期: asked for before maturity, while nothing is overdue; the principal not due yet is to be repaid later.

    How far: 贷款通则 article 12: a short loan by its own term, one over a year by half of it.
    """
    fresh = begin(loan, "extend", by=by, version=version)
    _after_the_last_change(fresh, on)
    now = book_of(fresh).at(on)
    if now.days_past_due:
        raise Refused(_("有逾期的贷款不能展期，请先还清逾期或办重组。"))
    until = _furthest(fresh)
    if not (_maturity(fresh) > on and _maturity(fresh) < matures_on <= until):
        raise refuse(_("展期要在到期前办，新的到期日最晚 %s。") % until, "matures_on")
    fen = _not_due_yet(fresh, on)
    return _change(fresh, "extend", AmendmentKind.EXTENSION, on, words, by, matures_on=matures_on, fen=fen)


@transaction.atomic
def restructure_loan(
    loan: Loan,
    *,
    on: date,
    matures_on: date,
    method: str,
    words: str,
    by: Actor,
    rate: Decimal | None = None,
    version: int | None = None,
) -> Amendment:
    """重组: all principal that is unpaid goes into a new plan, overdue or not; the interest due is paid before."""
    fresh = begin(loan, "restructure", by=by, version=version)
    _after_the_last_change(fresh, on)
    book = book_of(fresh)
    if interest := book.interest_due(on):
        raise Refused(_("请先还清欠息 %s，再办重组。") % money.show(interest))
    if method not in {allowed.value for allowed in METHODS}:
        raise refuse(_("请选择还款方式。"), "method")
    if matures_on <= on:
        raise refuse(_("新的到期日要晚于重组日期。"), "matures_on")
    fen = book.at(on).outstanding_principal
    return _change(
        fresh, "restructure", AmendmentKind.RESTRUCTURING, on, words, by, matures_on=matures_on, method=method, rate=rate,
        fen=fen,
    )  # fmt: skip


@transaction.atomic
def repay_early(loan: Loan, *, on: date, words: str, by: Actor, version: int | None = None) -> Amendment:
    """提前还清: brings all principal forward to this day, with the interest until then; the payment is recorded apart."""
    fresh = begin(loan, "repay_early", by=by, version=version)
    _after_the_last_change(fresh, on)
    fen = _not_due_yet(fresh, on)
    return _change(fresh, "repay_early", AmendmentKind.EARLY, on, words, by, matures_on=on, fen=fen)


def _change(loan: Loan, step: str, kind: AmendmentKind, on: date, words: str, by: Actor, **terms: Any) -> Amendment:
    if loan.reported:
        raise Refused(_("这笔贷款由银行记账，变更请见银行报送。"))
    reason = needed(words, "words")
    if terms.get("fen") == 0:
        raise Refused(_("本金已经全部到期，没有可以变更的。"))
    change = Amendment(county_id=loan.county_id, loan=loan, kind=kind, on=on, reason=reason, **terms)
    change.save(force_insert=True)
    advance(loan, step, by=by, note=reason, details={"on": on, **terms})
    return change


def _after_the_last_change(loan: Loan, on: date) -> None:
    last = loan.amendments.order_by("-on").values_list("on", flat=True).first()
    assert loan.disbursed_on
    business_day(on, last + timedelta(days=1) if last else loan.disbursed_on + timedelta(days=1))


def _maturity(loan: Loan) -> date:
    return book_of(loan).rows[-1].due_on


def _furthest(loan: Loan) -> date:
    assert loan.matures_on
    more = loan.months if loan.months <= HALF_OVER_MONTHS else loan.months // 2
    return months_after(loan.matures_on, more)


def _not_due_yet(loan: Loan, on: date) -> int:
    return sum(row.principal for row in book_of(loan).rows if row.due_on > on)
