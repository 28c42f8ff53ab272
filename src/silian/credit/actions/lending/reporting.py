"""银行报送: a bank's file of loans and balances as of a day. The same file again changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from silian.credit.actions.lending.repaying import related_collective
from silian.credit.catalogue import catalogue_of
from silian.credit.lifecycle import REPAYING, SETTLED
from silian.credit.models import BankReport, Loan, ReportedBalance
from silian.credit.permissions import REPORT
from silian.credit.queries.lending.reporting import ReportedLoan, compare, faults_of
from silian.kernel import journal
from silian.kernel.access import Actor, require
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.kernel.lifecycles import admit_all, advance
from silian.kernel.numbering import next_numbers
from silian.organisations.models import Unit

DAYS_A_MONTH = 30


@transaction.atomic
def report_loans(
    bank: Unit, as_of: date, lines: Sequence[ReportedLoan], *, source: str, digest: str, by: Actor
) -> BankReport:
    """Takes one file of a bank: enters the loans that the platform does not know, and the balance of each as of a day.

    All or nothing: Refused where a line cannot be. A file of the same digest gives back what it gave the first time.
    """
    require(REPORT, bank, by)
    before = BankReport.objects.filter(county_id=bank.county_id, bank=bank, digest=digest).first()
    if before is not None:
        return before
    if as_of > today():
        raise Refused(_("报送截至日不能晚于今天。"), {"as_of": _("不能晚于今天。")})
    if wrong := next(faults_of(bank, as_of, lines), None):
        raise Refused(_("第 %(line)d 条：%(fault)s") % {"line": wrong.line + 1, "fault": wrong.sentence})
    changes = compare(bank, as_of, lines)
    fresh = _enter(bank, as_of, [change.told for change in changes if change.loan is None], source, by)
    report = BankReport(county_id=bank.county_id, bank=bank, as_of=as_of, source=source[:150], digest=digest)
    report.save(force_insert=True)
    loans = [change.loan or fresh[change.told.bank_number] for change in changes]
    ReportedBalance.objects.bulk_create(
        [
            ReportedBalance(
                county_id=bank.county_id, report=report, loan=loan, as_of=as_of, fen=told.balance,
                days_past_due=told.days_past_due,
            )
            for loan, told in zip(loans, lines, strict=True)
        ],
        batch_size=500,
    )  # fmt: skip
    for change in changes:
        if change.loan and change.loan.reported and not change.told.balance and change.loan.state == REPAYING.name:
            advance(change.loan, "settle_by_report", by=by, settled_on=as_of)
    changed = [change for change in changes if change.loan and change.changes]
    after = {"as_of": str(as_of), "digest": digest, "fresh": len(fresh), "changed": len(changed), "lines": len(lines)}
    journal.append(bank.county_id, "credit.report", by=by, subject=journal.subject_of(report), after=after, note=source)
    return report


def _enter(bank: Unit, as_of: date, lines: Sequence[ReportedLoan], source: str, by: Actor) -> dict[str, Loan]:
    """Enters the loans that the platform learns of from the file, running or settled as the file has them."""
    county = bank.county_id
    pattern = catalogue_of(county).number if lines else ""
    numbers = next_numbers(county, "loan", today().year, pattern, len(lines)) if lines else []
    fresh = [(_loan(bank, told, number, as_of), told) for told, number in zip(lines, numbers, strict=True)]
    admit_all(
        [(loan, (REPAYING if told.balance else SETTLED).name) for loan, told in fresh], by=by, source=source
    )  # fmt: skip
    return {loan.bank_number: loan for loan, _told in fresh}


def _loan(bank: Unit, told: ReportedLoan, number: str, as_of: date) -> Loan:
    months = max(1, round((told.matures_on - told.disbursed_on).days / DAYS_A_MONTH))
    return Loan(
        county_id=bank.county_id, number=number, bank_number=told.bank_number, borrower=told.borrower,
        product=told.product, bank=bank, purpose=told.purpose, reported=True, applied_on=told.disbursed_on,
        disbursed_on=told.disbursed_on, settled_on=None if told.balance else as_of, matures_on=told.matures_on,
        asked_fen=told.principal, principal_fen=told.principal, months=months, rate=told.rate, method=told.method,
        scheme=told.scheme, related_to=related_collective(told.borrower),
    )  # fmt: skip
