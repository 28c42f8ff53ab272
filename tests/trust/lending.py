"""A township's lending beside its one loan: a planned loan, and a file that it reported as a bank."""

from __future__ import annotations

from datetime import date

from silian.credit.models import BankReport, Intention, Loan, ReportedBalance
from silian.kernel.calendar import today
from silian.organisations.models import Unit
from tests.trust.crediting import borrower_of


def loan_of(town: Unit) -> Loan:
    return Loan.objects.get(bank=town)


def intention_of(town: Unit) -> Intention:
    return Intention.objects.get(borrower=borrower_of(town))


def report_of(town: Unit) -> BankReport:
    return BankReport.objects.get(bank=town)


def lend(town: Unit) -> None:
    """After the township's loan is there."""
    county, day = town.county_id, date(2022, 9, 30)
    Intention.objects.create(
        county_id=county, borrower=borrower_of(town), noted_on=today(), expected_on=date(2023, 3, 1), fen=100,
        purpose=f"{town.name}投苗",
    )  # fmt: skip
    report = BankReport.objects.create(
        county_id=county, bank=town, as_of=day, source=f"{town.name}.xlsx", digest="0" * 64
    )
    ReportedBalance.objects.create(county_id=county, report=report, loan=loan_of(town), as_of=day, fen=100)
