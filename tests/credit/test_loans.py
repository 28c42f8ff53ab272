"""A loan from the application to the last repayment, and the changes of its terms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from silian.credit import actions
from silian.credit.models import Loan
from silian.credit.queries.lending import exposure_of, loans_for, plan_of, standing_of, with_outstanding
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from tests import factories
from tests.credit.bank import DAY, WAN, County, borrower

pytestmark = pytest.mark.django_db


def outstanding(loan: Loan, day: date) -> int:
    return int(with_outstanding(Loan.objects.filter(pk=loan.pk), day).get().outstanding)  # type: ignore[attr-defined]


def test_a_loan_goes_all_the_way_and_each_step_is_a_line_of_the_journal(county: County) -> None:
    loan = county.disbursed(months=3)
    for row in plan_of(loan):
        with at(row.due_on):
            actions.record_repayment(loan, on=row.due_on, fen=row.payment, by=county.manager)
    with at(date(2022, 6, 2)):
        actions.settle_loan(loan, on=date(2022, 6, 1), by=county.manager)
    assert loan.state == "settled"
    steps = Entry.objects.filter(subject_id=str(loan.pk)).order_by("number").values_list("step", flat=True)
    assert [step.removeprefix("credit.") for step in steps] == [
        "admit", "survey", "approve", "sign", "disburse", "repay", "repay", "repay", "settle"
    ]  # fmt: skip


def test_the_contract_takes_the_rate_of_its_day(county: County) -> None:
    assert county.disbursed().rate == Decimal("4.5")
    with at(date(2022, 9, 1)):
        assert county.disbursed(fen=WAN).rate == Decimal("4.45")


@pytest.mark.parametrize(
    ("terms", "words"),
    [
        ({"fen": 31 * WAN}, "最高额度"),
        ({"months": 61}, "期限"),
        ({"method": "FLAT_EQUAL_INSTALMENT"}, "还款方式"),
        ({"method": "FREE_PLAN"}, "哪天还多少"),
        ({"method": "FREE_PLAN", "plan": [(date(2022, 9, 1), WAN)]}, "合计要等于"),
        ({"purpose": "  "}, "填写"),
    ],
)
def test_what_the_product_does_not_offer_is_refused_and_nothing_is_entered(
    county: County, terms: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        county.applied(**terms)
    assert not Loan.objects.exists()


def test_the_lines_of_all_banks_together_are_the_limit(county: County) -> None:
    county.disbursed(fen=20 * WAN)
    with pytest.raises(Refused, match="还剩 10万元"):
        county.approved(fen=11 * WAN)
    assert county.approved(fen=10 * WAN).state == "approved"
    assert exposure_of(county.family, DAY).left == 0


def test_what_was_promised_meanwhile_stops_the_disbursement(county: County) -> None:
    loan = county.approved(fen=20 * WAN)
    actions.sign_loan(loan, on=DAY, by=county.manager)
    line = county.family.lines.get()
    line.amount_fen = 15 * WAN
    line.save()
    with pytest.raises(Refused, match="额度已经不够"):
        actions.disburse_loan(loan, on=DAY, bank_number="JJ1", by=county.head)


def test_a_loan_is_paid_out_once(county: County) -> None:
    loan = county.disbursed()
    with pytest.raises(Refused, match="不能放款"):
        actions.disburse_loan(loan, on=DAY, bank_number="JJ2", by=county.head)


def test_a_related_party_is_flagged_as_it_is_on_the_day(county: County) -> None:
    loan = county.disbursed(county.farm)
    county.farm.related_party_of = None
    county.farm.save()
    assert Loan.objects.get(pk=loan.pk).related_to == county.collective
    assert county.disbursed(county.farm, fen=WAN).related_to is None


def test_money_goes_to_interest_first_and_the_list_agrees_with_the_engine(county: County) -> None:
    loan = county.disbursed(months=3)
    first = plan_of(loan)[0]
    with at(date(2022, 4, 15)):
        assert standing_of(loan, date(2022, 4, 15)).days_past_due == 14
        actions.record_repayment(loan, on=date(2022, 4, 15), fen=first.interest + 100, by=county.manager)
    assert loan.repayments.get().principal_fen == 100
    standing = standing_of(loan, date(2022, 4, 15))
    assert (standing.interest, standing.principal) == (0, first.principal - 100)
    assert outstanding(loan, date(2022, 4, 15)) == standing.outstanding_principal == 12 * WAN - 100
    assert outstanding(loan, date(2022, 4, 14)) == 12 * WAN


def test_more_than_is_owed_in_all_is_refused(county: County) -> None:
    loan = county.disbursed(months=3)
    with pytest.raises(Refused, match="提前还清"):
        actions.record_repayment(loan, on=DAY, fen=13 * WAN, by=county.manager)


def test_a_loan_paid_ahead_owes_interest_until_that_day_only(county: County) -> None:
    loan = county.disbursed(method="INTEREST_ONLY_BALLOON")
    on = date(2022, 4, 30)
    with at(on):
        actions.repay_early(loan, on=on, words="卖了鱼", by=county.manager)
        last = plan_of(loan)[-1]
        assert (last.from_on, last.due_on, last.principal) == (date(2022, 4, 21), on, 12 * WAN)
        assert last.interest == round(12 * WAN * 9 * 0.045 / 360)
        with pytest.raises(Refused, match="没有还清"):
            actions.settle_loan(loan, on=on, by=county.manager)
        actions.record_repayment(loan, on=on, fen=sum(row.payment for row in plan_of(loan)), by=county.manager)
        assert actions.settle_loan(loan, on=on, by=county.manager).state == "settled"


def test_an_extension_moves_what_is_not_due_yet_and_keeps_what_was(county: County) -> None:
    loan = county.disbursed(method="BULLET")
    before = plan_of(loan)
    with at(date(2023, 2, 20)):
        with pytest.raises(Refused, match="最晚 2024-03-01"):
            actions.extend_loan(loan, on=date(2023, 2, 20), matures_on=date(2024, 3, 2), words="迟了", by=county.head)
        actions.extend_loan(loan, on=date(2023, 2, 20), matures_on=date(2023, 9, 1), words="鱼没到季", by=county.head)
    rows = plan_of(loan)
    assert sum(row.principal for row in rows) == 12 * WAN
    assert rows[-1].due_on == date(2023, 9, 1)
    assert rows[0].from_on == before[0].from_on
    assert standing_of(loan, date(2023, 3, 10)).days_past_due == 0


def test_who_is_overdue_is_restructured_with_the_interest_paid(county: County) -> None:
    loan = county.disbursed(months=3)
    day = date(2022, 5, 10)
    with at(day):
        with pytest.raises(Refused, match="不能展期"):
            actions.extend_loan(loan, on=day, matures_on=date(2022, 8, 1), words="难", by=county.head)
        terms = {
            "on": day,
            "matures_on": date(2023, 5, 1),
            "method": "EQUAL_PRINCIPAL",
            "words": "难",
            "by": county.head,
        }
        with pytest.raises(Refused, match="还清欠息"):
            actions.restructure_loan(loan, **terms)
        due = standing_of(loan, day)
        actions.record_repayment(loan, on=day, fen=due.interest, by=county.manager)  # of the oldest row only
        while owed := standing_of(loan, day).interest:
            actions.record_repayment(loan, on=day, fen=owed + standing_of(loan, day).principal, by=county.manager)
        left = standing_of(loan, day).outstanding_principal
        actions.restructure_loan(loan, **terms)
    rows = plan_of(loan)
    assert standing_of(loan, day).days_past_due == 0
    assert sum(row.principal for row in rows) == 12 * WAN
    assert sum(row.principal for row in rows if row.due_on > day) == left
    assert rows[-1].due_on == date(2023, 5, 1)


def test_from_a_repricing_on_the_instalment_is_another(county: County) -> None:
    loan = county.disbursed(product="scheme", fen=12 * WAN)
    before = plan_of(loan)
    with at(date(2022, 7, 1)):
        actions.reprice_loan(loan, on=date(2022, 7, 1), rate=Decimal("3.7"), words="LPR 下调", by=county.head)
    after = plan_of(loan)
    assert [row.payment for row in after[:4]] == [row.payment for row in before[:4]]
    assert after[4].payment < before[4].payment
    assert sum(row.principal for row in after) == 12 * WAN


def test_an_officer_of_another_village_finds_no_loan(county: County) -> None:
    loan = county.disbursed()
    stranger = factories.actor("lender", unit=county.hill)
    assert not loans_for(stranger, "990001").exists()
    with pytest.raises(NotFound):
        actions.record_repayment(loan, on=DAY, fen=100, by=stranger)
    with pytest.raises(NotFound):
        actions.apply_for_loan(
            county.family, county.product(), bank=county.bank, fen=WAN, months=3, method="BULLET", purpose="苗",
            by=stranger,
        )  # fmt: skip


def test_only_the_product_that_is_on_sale_to_this_kind_of_borrower(county: County) -> None:
    young = borrower(county.pond, "household", "李**", WAN, county.bank)
    product = county.product()
    product.to_on = DAY
    product.save()
    with pytest.raises(Refused, match="没有在售"):
        county.applied(young)
