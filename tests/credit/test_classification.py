"""The five grades by night: what days and circumstances make of a loan, and what only a person may lift."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from silian.credit import actions
from silian.credit.models import Classification, ClassifiedDay
from silian.credit.queries.lending import plan_of
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from tests.credit.bank import DAY, WAN, County

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(days=1)


def log(**about: Any) -> list[tuple[str, date, int, int, str]]:
    rows = Classification.objects.filter(**about).order_by("loan__number", "on")
    return list(rows.values_list("loan__number", "on", "grade", "days_past_due", "ground"))


def nights(first: date, last: date, every: int) -> None:
    """Runs the classification each so many days."""
    day = first
    while day < last:
        day = min(day + every * ONE_DAY, last)
        actions.classify_loans("990001", day)


def test_a_loan_falls_from_floor_to_floor_and_no_further(county: County) -> None:
    loan = county.disbursed(months=3)
    due = plan_of(loan)[0].due_on
    actions.classify_loans("990001", date(2023, 6, 1))
    assert [(row[1], row[2]) for row in log()] == [
        (DAY, 1), (due + ONE_DAY, 2), (due + 91 * ONE_DAY, 3), (due + 181 * ONE_DAY, 4), (due + 361 * ONE_DAY, 5),
    ]  # fmt: skip


def test_the_rules_of_the_day_decide(county: County) -> None:
    """Under the earlier rules 181 days are 可疑, under the later ones 271."""
    with at(date(2023, 3, 1)):
        loan = county.disbursed(months=3)
    due = plan_of(loan)[0].due_on
    actions.classify_loans("990001", date(2024, 2, 1))
    assert [row[1] for row in log() if row[2] == 4] == [due + 271 * ONE_DAY]


def test_technical_overdue_is_no_worse_for_seven_days(county: County) -> None:
    loan = county.disbursed(months=3)
    due = plan_of(loan)[0].due_on
    with at(due):
        actions.observe_circumstance(loan, kind="technical_overdue", on=due, words="系统故障", by=county.manager)
    actions.classify_loans("990001", due + 20 * ONE_DAY)
    assert [row[1] for row in log() if row[2] == 2] == [due + 8 * ONE_DAY]


def test_a_circumstance_lowers_from_its_day(county: County) -> None:
    loan = county.disbursed()
    actions.observe_circumstance(loan, kind="evasion", on=DAY, words="转移资产", by=county.manager)
    actions.classify_loans("990001", DAY)
    assert log()[-1][2:] == (4, 0, "定性情形")


def test_money_that_comes_in_lifts_nothing_until_a_person_does_with_a_reason(county: County) -> None:
    loan = county.disbursed(months=3)
    first = plan_of(loan)[0]
    day = first.due_on + 10 * ONE_DAY
    actions.classify_loans("990001", day - ONE_DAY)
    with at(day):
        with pytest.raises(Refused, match="关注"):
            actions.lift_grade(loan, grade=1, words="我看可以", by=county.head)
        actions.record_repayment(loan, on=day, fen=first.payment, by=county.manager)
        actions.classify_loans("990001", day - ONE_DAY)
        with pytest.raises(Refused, match="填写"):
            actions.lift_grade(loan, grade=1, words=" ", by=county.head)
        actions.lift_grade(loan, grade=1, words="已还清逾期", by=county.head)
    actions.classify_loans("990001", day + 3 * ONE_DAY)
    assert [(row[1], row[2]) for row in log()] == [(DAY, 1), (first.due_on + ONE_DAY, 2), (day, 1)]
    assert Classification.objects.get(on=day).by_hand


def test_a_large_part_overdue_elsewhere_lowers_the_other_loans_of_a_company(county: County) -> None:
    late = county.disbursed(county.farm, fen=10 * WAN, months=3)
    with at(date(2022, 3, 2)):
        good = county.disbursed(county.farm, fen=20 * WAN, method="BULLET")
    due = plan_of(late)[0].due_on
    actions.classify_loans("990001", due + 100 * ONE_DAY)
    assert [row[1] for row in log(loan=good) if row[2] == 3] == [due + 91 * ONE_DAY]


def random_county(county: County, chance: Random) -> None:
    """Loans of several kinds, paid here and there, with a circumstance and a restructuring."""
    for who in (county.family, county.farm, county.collective, county.farm):
        with at(DAY + chance.randrange(60) * ONE_DAY):
            loan = county.disbursed(
                who, fen=chance.randrange(2, 9) * WAN, months=chance.choice((6, 12)),
                method=chance.choice(("EQUAL_INSTALMENT", "INTEREST_ONLY_BALLOON", "BULLET")),
            )  # fmt: skip
        for row in plan_of(loan)[: chance.randrange(1, 6)]:
            day = row.due_on + chance.choice((0, 0, 5, 40, 120)) * ONE_DAY
            last = loan.repayments.order_by("-on").first()
            if last is None or last.on <= day:
                with at(day):
                    actions.record_repayment(loan, on=day, fen=max(1, row.payment - chance.choice((0, 50))), by=SYSTEM)
        with at(date(2023, 9, 1)):
            actions.observe_circumstance(loan, kind="use_changed", on=DAY + 90 * ONE_DAY, words="另用", by=SYSTEM)
            actions.clear_circumstance(loan, kind="use_changed", on=DAY + 99 * ONE_DAY, words="改正", by=SYSTEM)


@pytest.mark.parametrize("seed", [1, 2])
def test_nights_that_were_skipped_give_the_log_of_a_run_each_night(county: County, seed: int) -> None:
    random_county(county, Random(seed))
    end = date(2022, 11, 30)
    nights(DAY - ONE_DAY, end, 1)
    expected = log()
    for every in (3, 600):
        Classification.objects.all().delete()
        ClassifiedDay.objects.all().delete()
        nights(DAY - ONE_DAY, end, every)
        assert log() == expected
    assert {row[2] for row in expected} >= {1, 2, 3}
