"""A promise to repay is recorded on the spot, and answered when its day has come."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.models import Borrower, Loan, Promise
from silian.credit.permissions import COLLECT
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import lock, record_change


@transaction.atomic
def record_promise(
    borrower: Borrower, *, fen: int, due: date, by: Actor, loan: Loan | None = None, words: str = ""
) -> Promise:
    """What the borrower promised today; `loan`, if it is about one, is the borrower's own."""
    require(COLLECT, borrower, by)
    if due < today():
        raise Refused(_("约定日期不能早于今天。"), {"due": _("早于今天")})
    if fen <= 0:
        raise Refused(_("承诺金额要大于零。"), {"fen": _("要大于零")})
    if loan and loan.borrower_id != borrower.pk:
        raise Refused(_("这笔贷款不是 %s 的。") % borrower, {"loan": _("不是本户的")})
    promise = Promise(
        county_id=borrower.county_id, borrower=borrower, loan=loan, fen=fen, promised_on=today(), due=due,
        words=words.strip(),
    )  # fmt: skip
    promise.save(force_insert=True)
    after = {"fen": fen, "due": due.isoformat(), "loan": str(loan or "")}
    journal.append(
        borrower.county_id, "credit.record_promise", by=by, subject=journal.subject_of(borrower), after=after
    )
    return promise


@transaction.atomic
def answer_promise(promise: Promise, *, kept: bool, on: date, by: Actor, note: str = "") -> Promise:
    """Kept, or broken once its day is past; either closes it."""
    require(COLLECT, promise.borrower, by)
    fresh = lock(promise)
    if fresh.kept_on or fresh.broken_on:
        raise Refused(_("这个承诺已经有结果。"))
    if not fresh.promised_on <= on <= today():
        raise Refused(_("日期应在承诺日期之后、今天以前。"), {"on": _("日期不对")})
    if not kept and on <= fresh.due:
        raise Refused(_("约定日期 %s 还没有过，不能记未兑现。") % fresh.due, {"kept": _("还没有过期")})
    if kept:
        return record_change(promise, "answer_promise", by=by, note=note, kept_on=on)
    return record_change(promise, "answer_promise", by=by, note=note, broken_on=on)
