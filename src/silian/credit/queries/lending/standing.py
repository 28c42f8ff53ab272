"""How a loan stands on a day: what is outstanding and overdue, by its own repayments or by what its bank reported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    DateField,
    F,
    OuterRef,
    PositiveIntegerField,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from silian.credit.engine.arrears import Arrears, Due, Payment, Penalty, arrears
from silian.credit.engine.schedules import Row
from silian.credit.models import Amendment, Loan, Repayment, ReportedBalance
from silian.credit.queries.lending.plans import plan_of

NOTHING = Arrears(0, 0, 0, 0, 0, 0)


@dataclass(frozen=True)
class Book:
    """A loan's own book: its rows as they stand, and what was paid."""

    loan: Loan
    rows: tuple[Row, ...]
    payments: tuple[Payment, ...]

    def at(self, day: date) -> Arrears:
        """How it stands at the end of this day."""
        due = [Due(row.due_on, row.principal, row.interest) for row in self.rows]
        return arrears(due, self.payments, day, Penalty(Fraction(self.loan.rate or 0) / 100))

    def interest_due(self, day: date) -> int:
        """Interest, in fen, of the rows due by this day that is still unpaid, those of the day itself included."""
        return self.at(day + timedelta(days=1)).interest


def book_of(loan: Loan) -> Book:
    """The book of one loan."""
    payments = tuple(Payment(on, fen) for on, fen in loan.repayments.values_list("on", "fen"))
    return Book(loan, plan_of(loan), payments)


def books_of(loans: Sequence[Loan]) -> dict[UUID, Book]:
    """The books of many loans in two questions, by key."""
    changes = _grouped(Amendment.objects.filter(loan__in=loans).order_by("loan_id", "on", "id"))
    paid = _grouped(Repayment.objects.filter(loan__in=loans).order_by("loan_id", "on", "id"))
    return {
        loan.pk: Book(
            loan, plan_of(loan, changes.get(loan.pk, [])),
            tuple(Payment(row.on, row.fen) for row in paid.get(loan.pk, [])),
        )
        for loan in loans
    }  # fmt: skip


def _grouped(rows: Iterable[Any]) -> dict[UUID, list[Any]]:
    return {key: list(group) for key, group in groupby(rows, key=lambda row: row.loan_id)}


def standing_of(loan: Loan, day: date) -> Arrears:
    """How a loan stands at the end of a day. Of a reported one only the balance and the days past due are known."""
    if loan.disbursed_on is None or loan.disbursed_on > day:
        return NOTHING
    if not loan.reported:
        return book_of(loan).at(day)
    told = loan.reported_balances.filter(as_of__lte=day).order_by("-as_of", "-entered_at").first()
    if told is None:
        return Arrears(0, 0, 0, 0, loan.principal_fen or 0, 0)
    return Arrears(past_due(told.days_past_due, told.as_of, day), 0, 0, 0, told.fen, 0)


def past_due(days: int, as_of: date, day: date) -> int:
    """Days past due on a later day than the report's: what was overdue stays so until a report says otherwise."""
    return days + (day - as_of).days if days else 0


def with_outstanding(rows: QuerySet[Loan], day: date) -> QuerySet[Loan]:
    """The loans with `outstanding`, the principal in fen at the end of the day: the bank's word where it counts, else
    what was disbursed less the principal repaid; zero before the disbursement."""
    told = ReportedBalance.objects.filter(loan=OuterRef("pk"), as_of__lte=day).order_by("-as_of", "-entered_at")
    repaid = Repayment.objects.filter(loan=OuterRef("pk"), on__lte=day).order_by().values("loan")
    own = F("principal_fen") - Coalesce(Subquery(repaid.annotate(sum=Sum("principal_fen")).values("sum")), Value(0))
    reported = Coalesce(Subquery(told.values("fen")[:1]), F("principal_fen"))
    return rows.annotate(
        outstanding=Case(
            When(Q(disbursed_on=None) | Q(disbursed_on__gt=day), then=Value(0)),
            When(reported=True, then=reported),
            default=own,
            output_field=BigIntegerField(),
        )
    )


def with_report(rows: QuerySet[Loan], day: date) -> QuerySet[Any]:
    """The loans with the day and the days past due of the bank's latest word: `told_on`, `told_days`."""
    told = ReportedBalance.objects.filter(loan=OuterRef("pk"), as_of__lte=day).order_by("-as_of", "-entered_at")
    return rows.annotate(
        told_on=Subquery(told.values("as_of")[:1], output_field=DateField()),
        told_days=Subquery(told.values("days_past_due")[:1], output_field=PositiveIntegerField()),
    )
