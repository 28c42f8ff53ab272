"""What holds for every schedule, and the days that a bank collects on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from silian.credit.engine.mass.schedules import Loans, schedules
from silian.credit.engine.periods import Unit, collection_days, due_days
from silian.credit.engine.rounding import Mode, Rounding, rounded
from silian.credit.engine.schedules import schedule
from silian.credit.engine.terms import Method, RateChange, Terms
from silian.kernel.errors import Refused

START = date(2024, 1, 31)
METHODS = (Method.EQUAL_INSTALMENT, Method.EQUAL_PRINCIPAL, Method.INTEREST_ONLY)


def terms(principal: int, rate: int, rows: int, method: Method, mode: Mode = Mode.HALF_UP, **more: object) -> Terms:
    """Monthly terms from the last day of January; `rate` in millionths a year."""
    due = tuple(due_days(START, rows, 1, Unit.MONTHS))
    yearly = Fraction(rate, 1_000_000)
    return Terms(principal, yearly, START, due, method, whole_months=1, rounding=Rounding(mode), **more)  # type: ignore[arg-type]


amounts = st.integers(1_000_00, 10_000_000_00)
rates = st.integers(0, 240_000)
modes = st.sampled_from(list(Mode))


@given(amounts, rates, st.integers(1, 60), st.sampled_from([*METHODS, Method.FLAT]), modes)
def test_a_schedule_repays_the_principal_and_never_owes_less_than_nothing(
    principal: int, rate: int, rows: int, method: Method, mode: Mode
) -> None:
    found = schedule(terms(principal, rate, rows, method, mode))
    assert found.principal == principal
    assert found.rows[-1].closing == 0
    assert all(row.principal >= 0 and row.interest >= 0 and row.closing >= 0 for row in found.rows)
    assert [row.opening for row in found.rows[1:]] == [row.closing for row in found.rows[:-1]]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(amounts, rates), min_size=1, max_size=20), st.integers(1, 48), st.sampled_from(METHODS), modes
)
def test_a_million_at_once_are_each_as_the_single_one(
    asked: list[tuple[int, int]], rows: int, method: Method, mode: Mode
) -> None:
    columns = np.asarray(asked, dtype=np.int64).T
    found = schedules(Loans(columns[0], columns[1], rows, rounding=mode), method)
    for j, (principal, rate) in enumerate(asked):
        single = schedule(terms(principal, rate, rows, method, mode))
        assert found.principal[:, j].tolist() == [row.principal for row in single.rows]
        assert found.interest[:, j].tolist() == [row.interest for row in single.rows]


def test_the_instalment_at_a_tie_is_the_exact_one() -> None:
    """Of 100.01 yuan in two rows without interest the half fen goes up, down, or to the even one, as the mode says."""
    asked = np.asarray([10_001]), np.asarray([0])
    for mode, first in ((Mode.HALF_UP, 5_001), (Mode.HALF_EVEN, 5_000), (Mode.DOWN, 5_000), (Mode.UP, 5_001)):
        found = schedules(Loans(*asked, rows=2, rounding=mode), Method.EQUAL_INSTALMENT)
        assert found.principal[:, 0].tolist() == [first, 10_001 - first]


@pytest.mark.parametrize("wrong", [[0], [-5], [10**11 + 1]])
def test_an_amount_that_would_not_fit_is_refused_and_not_wrapped_around(wrong: list[int]) -> None:
    with pytest.raises(Refused):
        Loans(np.asarray(wrong), np.asarray([37_000]), 12)


@given(st.fractions(), st.sampled_from([Mode.HALF_UP, Mode.HALF_EVEN]))
def test_rounding_stays_within_half_a_unit(value: Fraction, mode: Mode) -> None:
    assert abs(rounded(value, mode) - value) <= Fraction(1, 2)


def test_a_31st_comes_back_after_february() -> None:
    assert due_days(START, 3, 1, Unit.MONTHS) == [date(2024, 2, 29), date(2024, 3, 31), date(2024, 4, 30)]


def test_interest_is_collected_on_the_21st_of_the_quarter_and_at_maturity() -> None:
    days = collection_days(date(2025, 2, 14), date(2025, 11, 1), every=3)
    assert days == [date(2025, 3, 21), date(2025, 6, 21), date(2025, 9, 21), date(2025, 11, 1)]


def test_a_loan_paid_out_on_the_collection_day_pays_first_a_period_later() -> None:
    assert collection_days(date(2025, 3, 21), date(2025, 5, 30))[0] == date(2025, 4, 21)


def test_a_rate_that_falls_inside_a_period_is_weighed_by_its_days() -> None:
    change = RateChange(date(2024, 2, 10), Fraction(3, 100))
    before = schedule(terms(10_000_000, 60_000, 12, Method.EQUAL_INSTALMENT))
    after = schedule(terms(10_000_000, 60_000, 12, Method.EQUAL_INSTALMENT, rate_changes=(change,)))
    assert after.rows[0].interest == rounded(Fraction(10_000_000) * (Fraction(6 * 10 + 3 * 19, 100) / 29) / 12)
    assert after.interest < before.interest
    assert len({row.payment for row in after.rows[1:-1]}) == 1
