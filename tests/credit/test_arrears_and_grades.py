"""Arrears day by day, and rule sets of grades that leave no gap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.credit.engine.arrears import Due, Payment, Penalty, arrears
from silian.credit.engine.grades import RULES_2023, Condition, DayFloor, Grade, check, grade, rules_on
from silian.kernel.errors import Refused

FIRST = date(2025, 1, 20)
ROWS = [Due(FIRST + timedelta(days=30 * k), 100_000, 4_000) for k in range(12)]
PENALTY = Penalty(Fraction(48, 1000))
payments = st.lists(st.builds(Payment, st.dates(FIRST, date(2026, 3, 1)), st.integers(1, 300_000)), max_size=12)


@given(payments, st.dates(FIRST - timedelta(days=40), date(2026, 3, 1)))
def test_no_fen_is_lost_between_rows_and_what_is_held(paid: list[Payment], as_of: date) -> None:
    found = arrears(ROWS, paid, as_of, PENALTY)
    by_then = sum(payment.fen for payment in paid if payment.on <= as_of)
    unpaid_later = sum(row.principal for row in ROWS if row.on >= as_of)
    settled = by_then - found.held
    assert 0 <= settled <= sum(row.principal + row.interest for row in ROWS)
    assert found.principal <= found.outstanding_principal <= 1_200_000
    assert found.outstanding_principal - found.principal <= unpaid_later
    assert bool(found.days_past_due) == bool(found.principal or found.interest)


@given(payments, st.dates(FIRST, date(2026, 3, 1)), st.randoms())
def test_the_order_in_which_payments_are_listed_does_not_matter(
    paid: list[Payment], as_of: date, chance: object
) -> None:
    mixed = list(paid)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert arrears(ROWS, mixed, as_of, PENALTY) == arrears(ROWS, paid, as_of, PENALTY)


def test_a_row_due_today_is_not_overdue() -> None:
    assert arrears(ROWS, [], FIRST, PENALTY).days_past_due == 0


def test_principal_first_leaves_the_interest_overdue() -> None:
    paid = [Payment(FIRST, 100_000)]
    found = arrears(ROWS, paid, FIRST + timedelta(days=1), PENALTY, order=("principal", "interest"))
    assert (found.principal, found.interest) == (0, 4_000)


@given(st.integers(0, 500), st.integers(0, 500))
def test_more_days_are_never_a_better_grade(days: int, more: int) -> None:
    assert grade(Condition(days_overdue=days)) <= grade(Condition(days_overdue=days + more))


FLOORS = RULES_2023.day_floors


@pytest.mark.parametrize(
    "floors",
    [
        FLOORS[1:],
        FLOORS[:3],
        (*FLOORS[:2], FLOORS[3], FLOORS[2]),
        (DayFloor(1, Grade.SPECIAL_MENTION), *FLOORS[1:]),
        (),
    ],
)
def test_a_rule_set_with_a_gap_is_refused(floors: tuple[DayFloor, ...]) -> None:
    check(RULES_2023)
    with pytest.raises(Refused):
        check(replace(RULES_2023, day_floors=floors))


def test_the_rules_of_a_day_are_those_in_force_on_it() -> None:
    later = replace(RULES_2023, in_force_from=date(2026, 1, 1), technical_days=3)
    sets = [later, RULES_2023]
    assert (rules_on(sets, date(2025, 12, 31)), rules_on(sets, date(2026, 1, 1))) == (RULES_2023, later)
    assert grade(Condition(days_overdue=5, technical_overdue=True), later) is Grade.SPECIAL_MENTION
    with pytest.raises(Refused, match="2020-01-01"):
        rules_on(sets, date(2020, 1, 1))
