"""Paying out, once; what comes back; and the end 结清."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import begin, business_day, needed, positive, refuse
from silian.credit.engine.arrears import Payment
from silian.credit.engine.periods import months_after
from silian.credit.models import Borrower, Loan, Repayment
from silian.credit.queries.lending import Book, book_of, exposure_of
from silian.kernel import money
from silian.kernel.access import Actor
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import advance


@transaction.atomic
def disburse_loan(loan: Loan, *, on: date, bank_number: str, by: Actor, version: int | None = None) -> Loan:
    """放款: pays out what was approved, once. The step leaves the state in which it is allowed, so it cannot come twice.

    The line is looked at again, and a related party 关联方 of a collective is flagged as it is on this day.
    """
    fresh = begin(loan, "disburse", by=by, version=version)
    business_day(on, fresh.signed_on)
    fen = fresh.approved_fen or 0
    if fen > exposure_of(fresh.borrower, on, but=fresh).left:
        raise Refused(_("授信额度已经不够这笔放款，请先调整授信。"))
    return advance(
        loan, "disburse", by=by, disbursed_on=on, principal_fen=fen, bank_number=needed(bank_number, "bank_number", 40),
        matures_on=_matures_on(fresh, on), related_to=related_collective(fresh.borrower),
    )  # fmt: skip


def _matures_on(loan: Loan, on: date) -> date:
    return date.fromisoformat(loan.plan[-1][0]) if loan.plan else months_after(on, loan.months)


def related_collective(borrower: Borrower) -> Borrower | None:
    """The collective whose related party the borrower is."""
    other = borrower.related_party_of
    return other if other is not None and other.segment == "collective" else None


@transaction.atomic
def record_repayment(loan: Loan, *, on: date, fen: int, by: Actor, version: int | None = None) -> Repayment:
    """记还款: money that came in on a day, in fen; interest goes before principal, the oldest row first.

    More than is owed in all is refused: whoever wants to pay all of it ahead takes 提前还清, which reckons the interest.
    """
    fresh = begin(loan, "repay", by=by, version=version)
    _keeps_its_book(fresh)
    last = fresh.repayments.order_by("-on").values_list("on", flat=True).first()
    business_day(on, last or fresh.disbursed_on)
    before = book_of(fresh)
    after = Book(fresh, before.rows, (*before.payments, Payment(on, positive(fen))))
    end = max(on, before.rows[-1].due_on)
    if too_much := after.at(end).held - before.at(end).held:
        raise refuse(
            _("多了 %s：按还款计划已经没有这么多要还。提前还清请先办“提前还清”。") % money.show(too_much), "fen"
        )
    principal = before.at(end).outstanding_principal - after.at(end).outstanding_principal
    repayment = Repayment(county_id=fresh.county_id, loan=fresh, on=on, fen=fen, principal_fen=principal)
    repayment.save(force_insert=True)
    advance(loan, "repay", by=by, details={"on": on, "fen": fen, "principal_fen": principal})
    return repayment


@transaction.atomic
def settle_loan(loan: Loan, *, on: date, by: Actor, version: int | None = None) -> Loan:
    """结清: nothing is owed any more, neither principal nor interest."""
    fresh = begin(loan, "settle", by=by, version=version)
    _keeps_its_book(fresh)
    business_day(on, fresh.disbursed_on)
    book = book_of(fresh)
    left = book.at(on)
    owed = left.outstanding_principal + book.interest_due(on) - left.held
    if owed > 0:
        raise Refused(_("还有 %s 没有还清。") % money.show(owed))
    return advance(loan, "settle", by=by, settled_on=on)


def _keeps_its_book(loan: Loan) -> None:
    if loan.reported:
        raise Refused(_("这笔贷款的余额以银行报送为准，请导入银行的新文件。"))
