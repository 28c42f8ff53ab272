"""The arithmetic of a score, worked by hand and turned over by chance."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from silian.indicators import scoring
from silian.indicators.sections.scoring import Band

F = Fraction
TOTALS = st.dictionaries(st.integers(0, 40), st.decimals(0, 120, places=2), max_size=17)


@pytest.mark.parametrize(
    ("value", "target", "down", "share"),
    [
        (33, 36, False, F(275, 3)),
        (33, 120, False, F("27.5")),
        (5, 4, False, F(125)),
        (3, 0, False, None),
        (0, 4, False, F(0)),
        (2, 4, True, F(100)),
        (8, 4, True, F(50)),
        (0, 0, True, F(100)),
        (1, 0, True, F(0)),
    ],
)
def test_a_share_of_a_target(value: int, target: int, down: bool, share: Fraction | None) -> None:
    assert scoring.share_of_target(F(value), F(target), down=down) == share


def test_the_first_band_that_holds_the_value_counts() -> None:
    bands = [Band(at_least=90, give=100), Band(at_least=80, give=60), Band(at_most=50, give=0)]
    shares = [scoring.share_of_band(F(value), bands) for value in (95, 90, 80, 70, 50)]
    assert shares == [100, 100, 60, None, 0]


@pytest.mark.parametrize(("reached", "given_"), [(130, 120), (120, 120), (80, 80), (10, 40), (-5, 40)])
def test_a_share_stays_between_floor_and_cap(reached: int, given_: int) -> None:
    assert scoring.within(F(reached), F(40), F(120)) == given_


def test_points_are_rounded_half_up_as_they_are_printed() -> None:
    assert str(scoring.points(Decimal(25), F(275, 3), 2)) == "22.92"
    assert str(scoring.points(Decimal("0.5"), F(1), 2)) == "0.01"  # 0.005, and half goes up
    assert str(scoring.points(Decimal(15), F(100), 2)) == "15.00"


def test_a_bonus_of_three_is_capped_at_two() -> None:
    assert scoring.for_records(3, Decimal(1), Decimal(2), 2) == 2
    assert scoring.for_records(3, Decimal("0.5"), Decimal(2), 2) == Decimal("1.50")
    assert scoring.for_records(0, Decimal(1), Decimal(2), 2) == 0


def test_what_was_scored_is_brought_to_a_hundred() -> None:
    assert scoring.out_of_full(Decimal("60.00"), Decimal(80), 2) == 75
    assert scoring.out_of_full(Decimal("20.00"), Decimal(30), 2) == Decimal("66.67")
    assert scoring.out_of_full(Decimal(0), Decimal(0), 2) is None


def test_two_equal_totals_are_both_second_and_the_next_is_fourth() -> None:
    totals = {"水稻": Decimal("90.10"), "和牛": Decimal("88.00"), "肉羊": Decimal("88.0"), "乳品": Decimal(70)}
    assert scoring.ranks(totals) == {"水稻": 1, "和牛": 2, "肉羊": 2, "乳品": 4}


def test_whoever_is_barred_stands_last_whatever_the_total() -> None:
    totals = {"水稻": Decimal(99), "和牛": Decimal(50), "肉羊": Decimal(10), "乳品": Decimal(98)}
    assert scoring.ranks(totals, {"水稻"}) == {"乳品": 1, "和牛": 2, "肉羊": 3, "水稻": 4}
    assert scoring.ranks(totals, {"水稻", "乳品"}) == {"和牛": 1, "肉羊": 2, "水稻": 3, "乳品": 3}


@given(TOTALS, st.sets(st.integers(0, 40)))
def test_a_rank_is_one_more_than_how_many_are_better(totals: dict[int, Decimal], last: set[int]) -> None:
    ranks = scoring.ranks(totals, last)
    assert ranks.keys() == totals.keys()
    for one in totals:
        for other in totals:
            if (one in last) == (other in last):
                better = one not in last and totals[one] > totals[other]
                equal = one in last or totals[one] == totals[other]
                assert (ranks[one] < ranks[other]) == better
                assert (ranks[one] == ranks[other]) == equal
            else:
                assert (ranks[one] < ranks[other]) == (other in last)
    for rank in ranks.values():
        assert rank == 1 + sum(other < rank for other in ranks.values())


@given(TOTALS)
def test_a_rank_that_n_share_is_followed_by_the_one_n_further_on(totals: dict[int, Decimal]) -> None:
    ranks = sorted(scoring.ranks(totals).values())
    expected: list[int] = []
    while len(expected) < len(ranks):
        here = len(expected) + 1
        expected += [here] * ranks.count(here)
    assert ranks == expected


@given(st.lists(st.tuples(st.decimals(1, 40, places=1), st.fractions(0, 2)), min_size=1, max_size=9), st.integers(0, 3))
def test_the_points_of_the_lines_are_as_far_from_the_exact_sum_as_rounding_allows(
    lines: list[tuple[Decimal, Fraction]], decimals: int
) -> None:
    printed = sum(scoring.points(weight, share * 100, decimals) for weight, share in lines)
    exact = sum(F(weight) * share for weight, share in lines)
    assert abs(F(printed) - exact) <= F(len(lines), 2 * 10**decimals)


@given(st.fractions(-(10**6), 10**6), st.integers(0, 4))
def test_rounding_goes_to_the_nearest_and_a_half_goes_away_from_zero(value: Fraction, decimals: int) -> None:
    step = F(1, 10**decimals)
    rounded = F(scoring.rounded(value, decimals))
    assert abs(rounded - value) <= step / 2
    if abs(rounded - value) == step / 2:
        assert abs(rounded) > abs(value)
    assert scoring.rounded(-value, decimals) == -scoring.rounded(value, decimals)


@given(st.integers(0, 500), st.decimals("0.1", 5, places=1), st.decimals("0.1", 10, places=1))
def test_one_record_more_never_takes_points_away_and_never_goes_past_the_cap(
    records: int, each: Decimal, cap: Decimal
) -> None:
    fewer, more = (scoring.for_records(n, each, cap, 2) for n in (records, records + 1))
    assert fewer <= more <= cap
