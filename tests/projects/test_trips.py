"""外出招商: who set out, whom they met, what came of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.projects import actions
from silian.projects.models import Trip
from tests import factories
from tests.projects.relay import DAY, County

ONE_DAY = timedelta(days=1)


def trip_of(county: County, on: date = DAY) -> Trip:
    people = [factories.person("带队某", county.bureau), factories.person("随行某", county.bureau)]
    return actions.set_out(
        county.bureau, purpose="对接稻米企业", destination="浙江", travellers=people, set_out_on=on,
        chain=county.chain, by=county.actor(county.bureau),
    )  # fmt: skip


def report(county: County, trip: Trip, on: date) -> Trip:
    met = [("甲川集团", "稻米油"), ("商会", "")]
    return actions.report_trip(trip, returned_on=on, outcome="约定来访", met=met, by=county.actor(county.bureau))


def test_a_trip_keeps_who_went_in_their_order_whom_they_met_and_what_came_of_it(county: County) -> None:
    trip = trip_of(county)
    with at(DAY + 3 * ONE_DAY):
        report(county, trip, DAY + 2 * ONE_DAY)
        project = county.project(trip=trip)
    assert [str(row.person) for row in trip.travellers.all()] == ["带队某", "随行某"]
    assert [(row.name, row.about) for row in trip.contacts.all()] == [("甲川集团", "稻米油"), ("商会", "")]
    assert list(trip.projects.all()) == [project]
    assert trip.number == "ZS2022-0001"


def test_nobody_is_back_before_they_set_out(county: County) -> None:
    trip = trip_of(county)
    with pytest.raises(Refused, match="不能早于上一步"):
        report(county, trip, DAY - ONE_DAY)
    assert trip.contacts.count() == 0


def test_a_trip_is_entered_when_it_sets_out_not_ahead(county: County) -> None:
    with pytest.raises(Refused, match="不能晚于今天"):
        trip_of(county, DAY + ONE_DAY)


def test_a_project_did_not_come_of_a_trip_that_set_out_later(county: County) -> None:
    trip = trip_of(county)
    with pytest.raises(Refused, match="不能早于上一步"):
        county.project(on=DAY - ONE_DAY, trip=trip)


def test_a_trip_is_reported_once_and_by_its_own_unit(county: County) -> None:
    trip = trip_of(county)
    with pytest.raises(NotFound):
        actions.report_trip(trip, returned_on=DAY, outcome="有", met=[("甲", "")], by=county.actor(county.zone))
    report(county, trip, DAY)
    with pytest.raises(Refused, match="已在 2022-06-01 报过成果"):
        report(county, trip, DAY)


def test_nobody_promotes_for_another_unit(county: County) -> None:
    with pytest.raises(NotFound):
        actions.set_out(
            county.zone, purpose="对接企业", destination="浙江", travellers=[factories.person("王某", county.zone)],
            by=county.actor(county.bureau),
        )  # fmt: skip


def test_the_unit_is_reminded_of_a_report_that_is_due(county: County) -> None:
    trip = trip_of(county)
    due = date(2022, 6, 9)  # five working days, 06-03 is the Dragon Boat festival
    remind("990001", due - ONE_DAY)
    remind("990001", due)
    assert [row.to_id for row in Notice.objects.filter(subject_id=str(trip.pk))] == [county.bureau.pk]
