"""What a bank reports: taken once, kept by day, compared with our own reckoning; and nothing by halves."""

from __future__ import annotations

from datetime import date

import pytest

from silian.credit import actions
from silian.credit.models import BankReport, Loan, ReportedBalance
from silian.credit.queries.lending import ReportedLoan, compare, differences_of, plan_of, with_outstanding
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from tests import factories
from tests.credit.bank import WAN, County

pytestmark = pytest.mark.django_db
FEBRUARY, MARCH = date(2022, 2, 28), date(2022, 3, 31)


def report(county: County, lines: list[ReportedLoan], as_of: date = FEBRUARY, digest: str = "a") -> BankReport:
    with at(date(2022, 4, 5)):
        return actions.report_loans(county.bank, as_of, lines, source=f"{digest}.xlsx", digest=digest, by=county.head)


def outstanding(day: date) -> dict[str, int]:
    return {loan.bank_number: loan.outstanding for loan in with_outstanding(Loan.objects.all(), day)}  # type: ignore[attr-defined]


def test_a_file_enters_what_is_not_known_and_says_how_it_stood_on_its_day(county: County) -> None:
    report(county, [county.line("A1"), county.line("A2", county.family, balance=0)])
    assert outstanding(FEBRUARY) == {"A1": 10 * WAN, "A2": 0}
    assert {loan.bank_number: loan.state for loan in Loan.objects.all()} == {"A1": "repaying", "A2": "settled"}
    assert Loan.objects.get(bank_number="A1").related_to == county.collective


def test_the_same_file_again_changes_nothing(county: County) -> None:
    lines = [county.line("A1")]
    first = report(county, lines)
    assert report(county, lines) == first
    assert (BankReport.objects.count(), Loan.objects.count(), ReportedBalance.objects.count()) == (1, 1, 1)


def test_a_changed_balance_shows_old_new_day_and_file_and_the_past_stays(county: County) -> None:
    report(county, [county.line("A1")])
    later = [county.line("A1", balance=4 * WAN)]
    (change,) = compare(county.bank, MARCH, later)
    assert (change.before, change.told.balance, change.changes) == (10 * WAN, 4 * WAN, True)
    report(county, later, MARCH, "b")
    told = ReportedBalance.objects.order_by("as_of").values_list("as_of", "fen", "report__source")
    assert list(told) == [(FEBRUARY, 10 * WAN, "a.xlsx"), (MARCH, 4 * WAN, "b.xlsx")]
    assert (outstanding(FEBRUARY)["A1"], outstanding(MARCH)["A1"]) == (10 * WAN, 4 * WAN)


def test_a_balance_that_our_reckoning_does_not_lead_to_is_listed(county: County) -> None:
    loan = county.disbursed(months=3)
    assert loan.disbursed_on
    told = county.line(
        loan.bank_number, county.family, disbursed_on=loan.disbursed_on, matures_on=loan.matures_on, principal=12 * WAN,
        balance=5 * WAN,
    )  # fmt: skip
    found = differences_of(report(county, [told, county.line("A1")], MARCH))
    assert [(row.balance.loan, row.fen) for row in found] == [(loan, -7 * WAN)]
    assert outstanding(MARCH)[loan.bank_number] == 12 * WAN
    assert plan_of(loan)[0].opening == 12 * WAN


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"balance": 11 * WAN}, "余额"),
        ({"disbursed_on": date(2022, 3, 1)}, "截至日"),
        ({"matures_on": date(2022, 1, 10)}, "到期日"),
        ({"balance": 0, "days_past_due": 3}, "逾期"),
    ],
)
def test_a_line_that_cannot_be_leaves_the_whole_file_out(
    county: County, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=f"第 2 条.*{words}"):
        report(county, [county.line("A1"), county.line("A2", **changes)])
    assert not Loan.objects.exists()
    assert not BankReport.objects.exists()


def test_a_banks_number_stays_with_its_borrower(county: County) -> None:
    report(county, [county.line("A1")])
    with pytest.raises(Refused, match="另一个借款人"):
        report(county, [county.line("A1", county.family)], MARCH, "b")


def test_a_loan_that_the_bank_keeps_is_settled_by_its_report_and_by_nothing_else(county: County) -> None:
    report(county, [county.line("A1")])
    loan = Loan.objects.get()
    with at(date(2022, 4, 5)), pytest.raises(Refused, match="银行报送"):
        actions.record_repayment(loan, on=date(2022, 4, 1), fen=100, by=county.manager)
    report(county, [county.line("A1", balance=0)], MARCH, "b")
    assert Loan.objects.get().settled_on == MARCH


def test_days_past_due_of_a_report_run_on_into_its_grade(county: County) -> None:
    report(county, [county.line("A1", days_past_due=80)])
    actions.classify_loans("990001", date(2022, 4, 4))
    graded = Loan.objects.get().classifications.values_list("on", "grade")
    assert list(graded) == [(date(2022, 1, 10), 1), (FEBRUARY, 2), (date(2022, 3, 11), 3)]


def test_another_bank_cannot_report_in_this_ones_name(county: County) -> None:
    other = factories.actor("lender", unit=county.other_bank)
    with pytest.raises(NotFound):
        actions.report_loans(county.bank, FEBRUARY, [], source="x", digest="x", by=other)
