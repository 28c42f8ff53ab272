"""How far a borrower may still borrow, over all banks: the lines in force less what is drawn and what is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from silian.credit.lifecycle import APPROVED, REPAYING, SIGNED
from silian.credit.models import Borrower, CreditLine, Loan
from silian.credit.queries.lending.standing import with_outstanding


@dataclass(frozen=True)
class Exposure:
    """In fen: the lines of all banks, what is outstanding, and what is approved or signed and not paid out yet."""

    line: int
    outstanding: int
    promised: int

    @property
    def left(self) -> int:
        return self.line - self.outstanding - self.promised


def exposure_of(borrower: Borrower, day: date, but: Loan | None = None) -> Exposure:
    """The exposure of a borrower on a day, without one loan where it is the one that is asked about."""
    lines = CreditLine.objects.filter(borrower=borrower, from_on__lte=day).filter(Q(to_on=None) | Q(to_on__gt=day))
    loans = Loan.objects.filter(borrower=borrower)
    loans = loans.exclude(pk=but.pk) if but else loans
    drawn = with_outstanding(loans.filter(state=REPAYING.name), day).aggregate(sum=Sum("outstanding"))["sum"]
    promised = loans.filter(state__in=[APPROVED.name, SIGNED.name]).aggregate(sum=Sum("approved_fen"))["sum"]
    return Exposure(lines.aggregate(sum=Sum("amount_fen"))["sum"] or 0, drawn or 0, promised or 0)
