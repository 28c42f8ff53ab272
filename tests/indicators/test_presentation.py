"""How figures are written: change over last year, rounding, and progress to a target."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from silian.indicators.catalogue import Entry
from silian.indicators.presentation import change, light, number, shown
from silian.indicators.queries import Extent, Figure, Status, a_year_before, figures, progress_of
from silian.indicators.queries.progress import expected_share
from silian.indicators.sections import Lights, Target, Thresholds
from silian.kernel.rules import Better, External, NotKept
from tests.indicators.county import CODE, Place, enter, four_chains, row


def figure(value: object, unit: str = "件", better: Better | None = None) -> Figure:
    definition = External("it", "它", unit, better)
    return Figure(Entry(CODE, "trial", 1, definition), value, status=Status.KEPT)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (figure(0), figure(7), "—"),
        (figure(None), figure(7), "—"),
        (figure(3), figure(7), "3 件 → 7 件"),
        (figure(20), figure(25), "增长 25%"),
        (figure(30), figure(20), "下降 33.3%"),
        (figure(20), figure(20), "持平"),
        (figure(Decimal("71.92"), "%"), figure(Decimal("69.93"), "%"), "下降 1.99 个百分点"),
        (figure(5, "%"), figure(Fraction(20, 3), "%"), "上升 1.67 个百分点"),
        (figure(3), figure(None), "—"),
    ],
)
def test_a_change_says_what_it_can(before: Figure, now: Figure, words: str) -> None:
    assert change(now, before) == words


def test_without_last_year_there_is_no_change() -> None:
    assert change(figure(7), None) == "—"


def test_the_base_under_which_counts_are_told_is_the_file_s() -> None:
    now = Figure(Entry(CODE, "trial", 1, External("it", "它", "件"), small_base=2), 7)
    assert change(now, figure(3)) == "增长 133.3%"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "—"),
        (0, "0"),
        (1234567, "1,234,567"),
        (Fraction(200, 3), "66.67"),
        (Fraction(1, 200), "0.01"),
        (Fraction(-1, 200), "-0.01"),
        (Decimal("12.50"), "12.5"),
        (Fraction(10**15 * 2 - 1, 2), "999,999,999,999,999.5"),
    ],
)
def test_a_number_is_rounded_half_up_and_never_through_a_float(value: object, words: str) -> None:
    assert number(value) == words  # type: ignore[arg-type]


def target(value: object, *steps: int) -> Target:
    return Target(id="it_target", name="目标", indicator="it", year=2022, value=value, steps=steps, document="要点")  # type: ignore[arg-type]


def told(now: Figure, aim: Target, as_of: date) -> tuple[object, object, str]:
    [progress] = progress_of([now], [Entry(CODE, "trial", 1, aim)], as_of).values()
    return progress.done, progress.ahead, light(progress).words


def test_a_third_of_the_way_at_mid_year_is_behind_by_so_many_points() -> None:
    aim = target(120, 10, 30, 60, 100)
    assert Fraction(aim.value) * expected_share(aim, date(2022, 6, 30)) / 100 == 36  # type: ignore[operator]
    assert told(figure(33), aim, date(2022, 6, 30)) == (Fraction("27.5"), Fraction("-2.5"), "落后序时 2.5 个百分点")


@pytest.mark.parametrize(
    ("day", "share"),
    [((3, 30), 0), ((3, 31), 10), ((6, 29), 10), ((12, 30), 60), ((12, 31), 100)],
)
def test_a_share_falls_due_with_the_end_of_its_quarter(day: tuple[int, int], share: int) -> None:
    assert expected_share(target(120, 10, 30, 60, 100), date(2022, *day)) == share


def test_without_quarterly_steps_a_target_is_due_at_the_year_s_end() -> None:
    assert told(figure(33), target(120), date(2022, 6, 30))[1:] == (None, "年末考核")
    assert told(figure(33), target(120), date(2022, 12, 31))[2] == "落后序时 72.5 个百分点"


def test_a_rate_is_compared_with_the_rate_aimed_at() -> None:
    assert told(figure(Decimal("6.2"), "%"), target(7), date(2022, 6, 30)) == (
        None,
        Fraction("-0.8"),
        "差 0.8 个百分点",
    )
    assert told(figure(7, "%"), target(7), date(2022, 6, 30))[2] == "达到目标"
    assert told(figure(92, "%", Better.DOWN), target(90), date(2022, 6, 30))[2] == "超出控制数 2 个百分点"


@pytest.mark.parametrize(
    ("value", "unit", "colour"),
    [
        (36, "件", "green"),
        (33, "件", "amber"),
        (23, "件", "red"),
        (7, "%", "green"),
        (5, "%", "amber"),
        (4, "%", "red"),
    ],
)
def test_a_light_turns_amber_and_red_at_the_thresholds(value: int, unit: str, colour: str) -> None:
    aim = target(7) if unit == "%" else target(120, 10, 30, 60, 100)
    [progress] = progress_of([figure(value, unit)], [Entry(CODE, "trial", 1, aim)], date(2022, 6, 30)).values()
    assert light(progress).colour == colour


def test_the_thresholds_are_the_file_s() -> None:
    lights = Lights(progress=Thresholds(green=3, amber=5))
    entry = Entry(CODE, "trial", 1, target(120, 10, 30, 60, 100), lights=lights)
    [progress] = progress_of([figure(33)], [entry], date(2022, 6, 30)).values()
    assert light(progress).colour == "green"


def test_a_target_of_several_years_speaks_of_each_by_its_share() -> None:
    spread = Target(
        id="three", name="三年目标", indicator="it", year=2022, value=90, by_year={2022: 20, 2023: 30, 2024: 40},
        steps=(10, 30, 60, 100), document="三年行动计划",
    )  # fmt: skip
    entries = [Entry(CODE, "trial", 1, spread)]
    [second] = progress_of([figure(9)], entries, date(2023, 6, 30)).values()
    assert (second.aim, second.done, second.expected) == (30, 30, 30)
    own = Entry(CODE, "trial", 1, target(20))
    [first] = progress_of([figure(9)], [own, *entries], date(2022, 6, 30)).values()
    assert first.target is own.definition
    assert progress_of([figure(9)], entries, date(2025, 6, 30)) == {}


def test_a_target_of_another_year_is_not_this_year_s() -> None:
    assert progress_of([figure(1)], [Entry(CODE, "trial", 1, target(120))], date(2023, 1, 1)) == {}


@pytest.fixture
def place(db: None) -> Place:
    return four_chains()


def test_a_figure_is_compared_with_the_same_window_of_last_year(place: Place) -> None:
    solved = {"state": "closed", "outcome": "solved", "kind": "four-chains/land"}
    on = [date(2021, 9, 30), date(2021, 10, 1), date(2022, 9, 30)]
    enter([row(f"第{n}件用地纠纷", day, handled_on=day, **solved) for n, day in enumerate(on)], by=place.clerk)
    now = figures(Extent(CODE), date(2022, 9, 30))
    before = a_year_before(now, Extent(CODE), date(2022, 9, 30))["labour_land_dispute_solved"]
    assert (before.value, str(before.period)) == (1, "2021年1月1日至2021年9月30日")


def test_the_last_day_of_a_leap_february_is_compared_with_the_28th(place: Place) -> None:
    shown_ = figures(Extent(CODE), date(2028, 2, 29))
    before = a_year_before(shown_, Extent(CODE), date(2028, 2, 29))["closure_rate"]
    assert str(before.period) == "2027年1月1日至2027年2月28日"


def test_what_has_no_value_says_why(place: Place) -> None:
    words = {f.id: shown(f) for f in figures(Extent(CODE), date(2022, 9, 30))}
    assert (words["regional_product"], words["on_time_rate"]) == ("未发布", "—")
    later = Entry(CODE, "trial", 1, NotKept("loans", "贷款", "笔", "museums.loan"))
    assert shown(Figure(later, None, status=Status.NOT_KEPT)) == "尚未建账"
    assert words["regional_product_target"] == "143.4"
