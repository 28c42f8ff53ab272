"""What a bank's file says beside what is known: new loans, changed balances, and what cannot be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from silian.credit.engine.schedules import Row
from silian.credit.engine.terms import Method
from silian.credit.models import BankReport, Borrower, Loan, Product, ReportedBalance
from silian.credit.queries.lending.plans import plan_of
from silian.credit.queries.lending.standing import books_of, with_outstanding
from silian.kernel import money
from silian.organisations.models import Unit

AT_MATURITY = frozenset({Method.INTEREST_ONLY.value, Method.BULLET.value})


@dataclass(frozen=True)
class ReportedLoan:
    """One line of a bank's file. Amounts in fen, the yearly rate in percent."""

    bank_number: str
    borrower: Borrower
    product: Product
    disbursed_on: date
    matures_on: date
    principal: int
    balance: int
    rate: Decimal
    method: str
    days_past_due: int = 0
    purpose: str = ""
    scheme: bool = False


@dataclass(frozen=True)
class Fault:
    """Why a line cannot be taken: its place among the lines, the column, and what to mend."""

    line: int
    key: str
    sentence: str


@dataclass(frozen=True)
class Change:
    """A line beside what was known: `loan` None for a new one, `before` the balance in fen that the platform had."""

    told: ReportedLoan
    loan: Loan | None
    before: int | None

    @property
    def changes(self) -> bool:
        return self.before != self.told.balance


@dataclass(frozen=True)
class Difference:
    """A balance that is not what the repayment plan leads to, in fen."""

    balance: ReportedBalance
    expected: int

    @property
    def fen(self) -> int:
        told: int = self.balance.fen
        return told - self.expected


def compare(bank: Unit, as_of: date, lines: Sequence[ReportedLoan]) -> list[Change]:
    """Each line beside the loan that the platform knows by the bank's number, with its balance on the report's day."""
    known = _known(bank, lines, as_of)
    changes = []
    for told in lines:
        loan = known.get(told.bank_number)
        changes.append(Change(told, loan, loan.outstanding if loan else None))  # type: ignore[attr-defined]
    return changes


def _known(bank: Unit, lines: Sequence[ReportedLoan], as_of: date) -> dict[str, Loan]:
    rows = Loan.objects.filter(county_id=bank.county_id, bank=bank, bank_number__in=[t.bank_number for t in lines])
    return {loan.bank_number: loan for loan in with_outstanding(rows, as_of)}


def faults_of(bank: Unit, as_of: date, lines: Sequence[ReportedLoan]) -> Iterator[Fault]:
    """What cannot be, line by line: a balance above the amount, a day after the report, another borrower than known."""
    seen: set[str] = set()
    known = _known(bank, lines, as_of)
    for number, told in enumerate(lines):
        if told.bank_number in seen:
            yield Fault(number, "bank_number", _("借据号 %s 在这份文件里出现了两次。") % told.bank_number)
        seen.add(told.bank_number)
        yield from _impossible(number, told, as_of)
        loan = known.get(told.bank_number)
        if loan is not None and loan.borrower_id != told.borrower.pk:
            yield Fault(number, "borrower", _("借据号 %s 已登记在另一个借款人名下。") % told.bank_number)
        if loan is not None and loan.principal_fen != told.principal:
            words = {"number": told.bank_number, "fen": money.show(loan.principal_fen or 0)}
            yield Fault(number, "principal", _("借据号 %(number)s 登记的放款金额是 %(fen)s。") % words)


def _impossible(number: int, told: ReportedLoan, as_of: date) -> Iterator[Fault]:
    checks = [
        (told.principal <= 0, "principal", _("贷款金额要大于零。")),
        (not 0 <= told.balance <= told.principal, "balance", _("余额要在 0 和贷款金额之间。")),
        (told.disbursed_on > as_of, "disbursed_on", _("放款日期不能晚于报送截至日。")),
        (told.matures_on <= told.disbursed_on, "matures_on", _("到期日要晚于放款日期。")),
        (not 0 <= told.rate < 36, "rate", _("年利率按百分数填，如 4.35。")),
        (told.days_past_due < 0, "days_past_due", _("逾期天数不能为负。")),
        (bool(told.days_past_due) and not told.balance, "days_past_due", _("没有余额的贷款不会逾期。")),
    ]
    yield from (Fault(number, key, sentence) for wrong, key, sentence in checks if wrong)


def differences_of(report: BankReport) -> list[Difference]:
    """The balances of a file that our own reckoning does not lead to: by the repayments that we know, else by the plan."""
    rows = report.balances.select_related("loan__borrower").order_by("loan__bank_number")
    own = books_of([row.loan for row in rows if not row.loan.reported])
    found = []
    for row in rows:
        book = own.get(row.loan_id)
        expected = book.at(row.as_of).outstanding_principal if book else _by_plan(row.loan, row.as_of)
        if expected != row.fen:
            found.append(Difference(row, expected))
    return found


def _by_plan(loan: Loan, day: date) -> int:
    """What would be outstanding if every row had been paid when it fell due."""
    assert loan.principal_fen
    assert loan.matures_on
    if loan.method in AT_MATURITY:
        return loan.principal_fen if day < loan.matures_on else 0
    rows: tuple[Row, ...] = plan_of(loan, [])
    return sum(row.principal for row in rows if row.due_on > day)
