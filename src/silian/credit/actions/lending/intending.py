"""Planned loans 计划贷款: noted ahead, and over when the loan is applied for or given up."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import needed, positive, refuse
from silian.credit.models import Borrower, Intention, Loan
from silian.credit.permissions import LEND
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import record_change


@transaction.atomic
def plan_loan(borrower: Borrower, *, fen: int, expected_on: date, purpose: str, by: Actor) -> Intention:
    """登记计划贷款: a forecast 预计 of an amount (fen) by a day, for the account manager to approach in time."""
    require(LEND, borrower, by)
    if expected_on < today():
        raise refuse(_("预计用款日期不能早于今天。"), "expected_on")
    row = Intention(
        county_id=borrower.county_id, borrower=borrower, noted_on=today(), expected_on=expected_on, fen=positive(fen),
        purpose=needed(purpose, "purpose", 100),
    )  # fmt: skip
    row.save(force_insert=True)
    after = {"fen": row.fen, "expected_on": str(expected_on)}
    journal.append(row.county_id, "credit.plan_loan", by=by, subject=journal.subject_of(row), after=after)
    return row


@transaction.atomic
def close_intention(
    intention: Intention, *, by: Actor, loan: Loan | None = None, words: str = "", version: int | None = None
) -> Intention:
    """了结计划贷款: the loan that came of it, or why none did."""
    require(LEND, intention, by)
    if intention.over_on:
        raise Refused(_("这笔计划贷款已经了结。"))
    if loan is None:
        needed(words, "words")
    elif loan.borrower_id != intention.borrower_id:
        raise refuse(_("这笔贷款是另一个借款人的。"), "loan")
    return record_change(intention, "close_intention", by=by, version=version, note=words, loan=loan, over_on=today())
