"""Whether a person has consented."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from silian.credit.models import Borrower, Consent


def consent_of(borrower: Borrower, day: date) -> Consent | None:
    """The consent in force on that day."""
    still = Q(withdrawn_on=None) | Q(withdrawn_on__gt=day)
    return Consent.objects.filter(still, borrower=borrower, on__lte=day).first()
