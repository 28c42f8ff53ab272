"""By unit: own and with descendants are two columns, ratios roll up sum by sum, and a village that moves is told twice."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from silian.indicators.presentation import number
from silian.indicators.queries import Extent, UnitFigure, by_chain, by_unit, figure
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.organisations import actions as organisations
from silian.organisations.models import Unit
from tests import factories
from tests.indicators.county import CODE, TODAY, Place, enter, four_chains, row

DECEMBER = date(2022, 12, 31)
COUNTY = Extent(CODE)


@pytest.fixture
def place(db: None) -> Place:
    return four_chains()


def found(rows: list[UnitFigure], unit: Unit | None) -> tuple[object, object]:
    return next((row.own, row.with_descendants) for row in rows if row.unit == unit)


def test_a_ratio_rolls_up_sum_by_sum(place: Place) -> None:
    towns = [*place.towns, factories.township("沙桥镇")]
    for town, (closed, of) in zip(towns, [(1, 2), (1, 10), (8, 8)], strict=True):
        done = {"state": "closed", "handled_on": date(2022, 9, 5), "outcome": "solved"}
        enter(
            [
                row(f"第{n}件厂区道路破损", date(2022, 9, 1), lead=town, **(done if n < closed else {}))
                for n in range(of)
            ],
            by=place.clerk,
        )
    rows = by_unit(COUNTY, "closure_rate", TODAY)
    assert [found(rows, town)[0] for town in towns] == [50, 10, 100]
    assert found(rows, place.root) == (None, 50)  # never the mean of the rates, 53.3
    assert figure(COUNTY, "closure_rate", TODAY).value == Fraction(100 * 10, 20)


def test_own_and_with_descendants_are_two_columns(place: Place) -> None:
    enter([row("镇里的一件事", date(2022, 9, 1), lead=place.towns[0])], by=place.clerk)
    enter([row(f"村里的第{n}件事", date(2022, 9, 1), lead=place.villages[0]) for n in (1, 2)], by=place.clerk)
    rows = by_unit(COUNTY, "open_matters", TODAY)
    assert found(rows, place.towns[0]) == (1, 3)
    assert found(rows, place.villages[0]) == (2, 2)
    assert [(row.unit, row.depth) for row in rows] == [(place.root, 0), (place.towns[0], 1), (place.villages[0], 2)]


def test_the_columns_add_up_to_the_county_with_what_no_unit_has_yet(place: Place) -> None:
    enter(
        [row("有主办的", date(2022, 9, 1), lead=place.bureaus[0]), row("还没交办的", date(2022, 9, 1))], by=place.clerk
    )
    rows = by_unit(COUNTY, "open_matters", TODAY)
    assert (found(rows, place.root)[1], found(rows, None)[0]) == (1, 1)
    assert figure(COUNTY, "open_matters", TODAY).value == 2


def test_a_part_of_the_county_is_not_rolled_up_beyond_itself(place: Place) -> None:
    enter([row("村里的事", date(2022, 9, 1), lead=place.villages[0])], by=place.clerk)
    rows = by_unit(Extent(CODE, place.towns[0]), "open_matters", TODAY)
    assert [row.unit for row in rows] == [place.towns[0], place.villages[0]]


def test_a_village_that_moved_stands_under_its_old_town_then_and_its_new_one_in_today_s_terms(place: Place) -> None:
    village, (old, new) = place.villages[0], place.towns
    enter(
        [row("年初的事", date(2022, 2, 1), lead=village), row("秋天的事", date(2022, 9, 1), lead=village)],
        by=place.clerk,
    )
    with at(DECEMBER):
        organisations.move_unit(village, under=new, on=date(2022, 7, 1), by=SYSTEM)
        first_half = by_unit(COUNTY, "open_matters", date(2022, 6, 30))
        then, present = (
            by_unit(COUNTY, "open_matters", date(2022, 6, 30), present_tree=tree) for tree in (False, True)
        )
        assert found(first_half, old) == (None, 1)
        assert all(row.unit != new for row in first_half)
        assert found(present, new) == (None, 1)
        assert found(then, place.root) == found(present, place.root) == (None, 1)
        year = [by_unit(COUNTY, "open_matters", DECEMBER, present_tree=tree) for tree in (False, True)]
        assert [found(rows, new) for rows in year] == [(None, 2), (None, 2)]


def test_a_unit_that_is_gone_keeps_its_place_in_today_s_terms(place: Place) -> None:
    bureau = place.bureaus[1]
    enter([row("撤并前的事", date(2022, 5, 1), lead=bureau)], by=place.clerk)
    with at(DECEMBER):
        organisations.close_unit(bureau, on=date(2022, 12, 1), by=SYSTEM, ground="机构改革")
        rows = by_unit(COUNTY, "open_matters", TODAY, present_tree=True)
    assert found(rows, place.root) == (None, 1)


def test_chains_stand_in_their_own_order_with_what_belongs_to_none(place: Place) -> None:
    beef, rice = place.chains
    rows = [
        row("肉牛的事", date(2022, 9, 1), chain=beef),
        row("水稻的事", date(2022, 9, 1), chain=rice),
        row("别的事", date(2022, 9, 1)),
    ]
    enter(rows, by=place.clerk)
    told = by_chain(COUNTY, "open_matters", TODAY)
    assert {(each.chain, each.value) for each in told} == {(beef, 1), (rice, 1), (None, 1)}


def test_what_has_no_unit_or_chain_is_not_split(place: Place) -> None:
    for split in (by_unit, by_chain):
        with pytest.raises(Refused):
            split(COUNTY, "regional_product", TODAY)
    with pytest.raises(Refused):
        figure(Extent(CODE, place.towns[0]), "regional_product", TODAY)


def test_nothing_due_has_no_value_and_is_not_zero(place: Place) -> None:
    nothing = figure(COUNTY, "on_time_rate", TODAY)
    assert (nothing.value, number(nothing.value), nothing.records) == (None, "—", 0)
    assert figure(COUNTY, "open_matters", TODAY).value == 0
