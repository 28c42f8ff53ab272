"""The tree of units: where a unit stands depends on the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.errors import NotFound, Refused
from silian.organisations import actions, queries
from silian.organisations.models import Placement, Unit
from tests import factories

pytestmark = pytest.mark.django_db
MAY = date(2022, 5, 1)
EVE = MAY - timedelta(days=1)


@pytest.fixture
def west() -> Unit:
    return factories.township("西镇")


@pytest.fixture
def east() -> Unit:
    return factories.township("东镇")


@pytest.fixture
def village(west: Unit) -> Unit:
    return factories.village("柳村", parent=west)


def test_a_moved_unit_stands_in_the_new_place_from_that_day_on(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    assert [queries.place_of(village, day).parent for day in (EVE, MAY)] == [west, east]


def test_a_subtree_is_asked_for_a_day(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    assert queries.ids_under(west, EVE) == {west.pk, village.pk}
    assert queries.ids_under(west, MAY) == {west.pk}
    assert queries.ids_under(east, MAY) == {east.pk, village.pk}


def test_a_moved_unit_takes_all_below_it_along(west: Unit, east: Unit, village: Unit) -> None:
    group = factories.unit("一组", "group", parent=village)
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    assert group.pk in queries.ids_under(east, MAY)
    assert group.pk in queries.ids_under(west, EVE)
    assert group.pk not in queries.ids_under(west, MAY)


def test_days_are_half_open_and_never_overlap(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    places = Placement.objects.filter(unit=village).order_by("from_on")
    assert [(p.from_on, p.to_on) for p in places] == [(factories.LONG_AGO, MAY), (MAY, None)]
    assert Placement.objects.filter(queries.in_force(MAY), unit=village).count() == 1


def test_two_moves_leave_three_places(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    actions.move_unit(village, under=west, on=date(2022, 9, 1), by=SYSTEM)
    parents = [queries.place_of(village, day).parent for day in (EVE, MAY, date(2022, 9, 1))]
    assert parents == [west, east, west]


def test_a_code_belongs_to_the_unit_that_had_it_on_the_day(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM, code="990001102001")
    assert queries.unit_by_code("990001", "990001102001", MAY) == village
    with pytest.raises(Refused, match="990001102001"):
        queries.unit_by_code("990001", "990001102001", EVE)


def test_a_unit_cannot_be_put_below_itself(west: Unit, village: Unit) -> None:
    with pytest.raises(Refused, match="自己的下级"):
        actions.move_unit(west, under=village, on=MAY, by=SYSTEM)


def test_a_move_on_the_day_of_an_earlier_one_is_refused(west: Unit, east: Unit, village: Unit) -> None:
    actions.move_unit(village, under=east, on=MAY, by=SYSTEM)
    with pytest.raises(Refused, match="更晚的日期"):
        actions.move_unit(village, under=west, on=MAY, by=SYSTEM)


def test_a_unit_stays_in_its_county(village: Unit) -> None:
    elsewhere = factories.township("外镇", county_code="990002")
    with pytest.raises(Refused, match="另一个县"):
        actions.move_unit(village, under=elsewhere, on=MAY, by=SYSTEM)


def test_two_open_units_cannot_have_one_name_but_a_closed_one_gives_its_name_free(west: Unit) -> None:
    old = factories.village("柳村", parent=west)
    with pytest.raises(Refused, match="柳村"):
        factories.village("柳村", parent=west)
    actions.close_unit(old, on=MAY, by=SYSTEM, ground="撤村")
    factories.unit("柳村", "village", parent=west, on=MAY)
    assert Unit.objects.filter(name="柳村").count() == 2


def test_a_closed_unit_stood_there_until_the_day_before(west: Unit, village: Unit) -> None:
    actions.close_unit(village, on=MAY, by=SYSTEM, ground="撤村")
    assert queries.place_of(village, EVE)
    assert queries.place_of(village, MAY) is None
    assert queries.ids_under(west, MAY) == {west.pk}


def test_a_unit_with_others_below_it_is_not_closed(west: Unit, village: Unit) -> None:
    with pytest.raises(Refused, match="还有 1 个单位"):
        actions.close_unit(west, on=MAY, by=SYSTEM, ground="撤镇")


def test_a_unit_in_which_somebody_holds_a_seat_is_not_closed(village: Unit) -> None:
    actions.appoint(factories.person(at=village), factories.seat(village), on=EVE, by=SYSTEM)
    with pytest.raises(Refused, match="还有人在任"):
        actions.close_unit(village, on=MAY, by=SYSTEM, ground="撤村")


def test_parents_of_the_whole_county_come_with_one_question(
    west: Unit, village: Unit, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        parents = queries.parents_on("990001", MAY)
    assert parents[village.pk] == west.pk


def test_the_manager_of_one_township_changes_nothing_in_another(west: Unit, east: Unit, village: Unit) -> None:
    by = factories.actor("manager", unit=east, may={"organisations.manage": ["any_unit"]})
    with pytest.raises(NotFound):
        actions.close_unit(village, on=MAY, by=by, ground="撤村")
    with pytest.raises(NotFound):
        actions.open_unit("990001", "village", "新村", by=by, on=MAY, parent=west)
    assert actions.open_unit("990001", "village", "新村", by=by, on=MAY, parent=east)
