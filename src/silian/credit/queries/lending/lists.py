"""Lists of loans: those in arrears, those with their grade, and the balances of a bank's file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from silian.credit.engine.arrears import Arrears
from silian.credit.engine.grades import Grade
from silian.credit.models import BankReport, Classification, Loan, ReportedBalance
from silian.credit.queries.lending.standing import books_of, past_due, with_outstanding, with_report


@dataclass(frozen=True)
class Late:
    """A loan with something overdue, and how it stands."""

    loan: Any  # a Loan with its `grade` of that day
    standing: Arrears

    @property
    def grade(self) -> str:
        return grade_words(self.loan.grade)


def in_arrears(rows: QuerySet[Loan], day: date) -> list[Late]:
    """The loans with something overdue at the end of a day, the longest first; the questions asked are always as many."""
    maybe = with_report(with_outstanding(rows, day), day).filter(Q(reported=False) | Q(told_days__gt=0))
    loans = list(with_grade(maybe, day))
    books = books_of([loan for loan in loans if not loan.reported])
    late = [Late(loan, books[loan.pk].at(day) if loan.pk in books else _told(loan, day)) for loan in loans]
    return sorted(
        (row for row in late if row.standing.days_past_due),
        key=lambda row: (-row.standing.days_past_due, row.loan.number),
    )


def _told(loan: Any, day: date) -> Arrears:
    return Arrears(past_due(loan.told_days, loan.told_on, day), 0, 0, 0, loan.outstanding, 0)


def with_grade(rows: QuerySet[Loan], day: date) -> QuerySet[Any]:
    """The loans with `grade`, the number of the grade that they have on this day."""
    held = Classification.objects.filter(loan=OuterRef("pk"), on__lte=day).order_by("-on")
    return rows.annotate(grade=Subquery(held.values("grade")[:1]))


def grade_words(number: int | None) -> str:
    """正常, 关注, …; nothing for a loan that is not graded yet."""
    return Grade(number).chinese if number else ""


def balances_of(report: BankReport) -> list[Any]:
    """The balances of a file, each with `before`: what the bank had said of the loan last; None for a new loan."""
    earlier = ReportedBalance.objects.filter(loan=OuterRef("loan"), as_of__lt=report.as_of).order_by("-as_of")
    rows = report.balances.select_related("loan__borrower__village").order_by("loan__bank_number")
    return list(rows.annotate(before=Subquery(earlier.values("fen")[:1]), opening=F("loan__principal_fen")))
