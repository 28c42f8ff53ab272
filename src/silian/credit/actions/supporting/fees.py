"""减费: fees of loans that were waived or lowered, one or a whole list by one deed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending._checking import business_day, refuse
from silian.credit.models import FeeKind, FeeReduction, Loan
from silian.credit.permissions import KEEP_TENANTS
from silian.kernel import journal
from silian.kernel.access import Actor, allow, visible
from silian.kernel.errors import NotFound, Refused


@dataclass(frozen=True)
class Reduction:
    """One fee of a loan: what it should have been and what was charged, in fen."""

    loan: Loan
    kind: str
    standard: int
    charged: int
    on: date


@transaction.atomic
def reduce_fees(county: str, rows: Sequence[Reduction], *, source: str, by: Actor) -> list[FeeReduction]:
    """Enters the reductions of a list, all or none, with one journal line; a fee of a loan is reduced once."""
    allow(KEEP_TENANTS, county, by)
    for row in rows:
        if not 0 <= row.charged < row.standard:
            raise refuse(_("实际收费要低于标准收费。"), "charged")
        business_day(row.on, row.loan.applied_on)
    keys = {row.loan.pk for row in rows}
    if visible(Loan.objects.filter(county_id=county, pk__in=keys), by, KEEP_TENANTS).count() < len(keys):
        raise NotFound(_("贷款"))
    made = [
        FeeReduction(
            county_id=county, loan=row.loan, kind=FeeKind(row.kind), standard_fen=row.standard, charged_fen=row.charged,
            on=row.on,
        )
        for row in rows
    ]  # fmt: skip
    try:
        with transaction.atomic():
            FeeReduction.objects.bulk_create(made, batch_size=500)
    except IntegrityError as twice:
        raise Refused(_("其中有贷款的同一项费用已经登记过减免。")) from twice
    saved = sum(row.standard - row.charged for row in rows)
    journal.append(county, "credit.reduce_fees", by=by, after={"rows": len(made), "saved": saved, "source": source})
    return made
