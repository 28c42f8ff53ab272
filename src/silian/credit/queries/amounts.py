"""Three amounts, never one word: 授信额度 approved, 签约额度 signed for, 用信额度 drawn; over all banks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum

from silian.credit.models import Borrower, CreditLine, Loan
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Amounts:
    """In fen. `drawn` is the principal of the loans that were disbursed and not yet settled on the day."""

    granted: int
    signed: int
    drawn: int


def amounts_of(borrowers: QuerySet[Borrower], day: date) -> Amounts:
    """What these borrowers hold on a day; lines that have ended no longer count."""
    lines = CreditLine.objects.filter(in_force(day), borrower__in=borrowers)
    signed = Sum("signed_fen", filter=Q(signed_on__lte=day))
    found = lines.aggregate(granted=Sum("amount_fen"), signed=signed)
    running = Loan.objects.filter(Q(settled_on=None) | Q(settled_on__gt=day), borrower__in=borrowers)
    drawn = running.filter(disbursed_on__lte=day).aggregate(fen=Sum("principal_fen"))["fen"]
    return Amounts(int(found["granted"] or 0), int(found["signed"] or 0), int(drawn or 0))
