"""走访: recorded at once, earlier than today or today, and what was raised is a matter in the same transaction."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from silian.kernel.access import SYSTEM
from silian.kernel.attachments import attached_to
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.matters import actions as ledger
from silian.matters.models import Channel, Matter
from silian.support import actions
from silian.support.actions import Need
from silian.support.models import Case, Visit
from silian.support.queries import enterprises_under, visits_for
from tests.support.county import CODE, TODAY, County, count, raised, visited

pytestmark = pytest.mark.django_db
PHOTO = b"\x89PNG\r\n\x1a\n a photo"
SERVED = {"of": "support.visit", "date": "visited_on", "measure": "distinct", "what": "enterprise"}
LEADERS = {**SERVED, "what": "leader", "where": {"by_county_leader": {"is": True}}}


def test_a_need_raised_on_a_visit_is_a_matter_of_the_enterprise_with_the_visit_as_its_origin(place: County) -> None:
    visit, matter = raised(place, TODAY, files=[SimpleUploadedFile("路面.png", PHOTO)])
    assert (matter.raiser_unit, matter.channel, matter.chain) == (place.rice.unit, Channel.VISIT, place.chain)
    assert (matter.origin_kind, matter.origin_id) == ("support.visit", str(visit.pk))
    assert (matter.state, matter.located_in, matter.raised_on) == ("submitted", place.town, TODAY)
    assert [file.name for file in attached_to(visit)] == [file.name for file in attached_to(matter)] == ["路面.png"]


def test_nothing_raised_is_a_visit_too(place: County) -> None:
    visit = visited(place, TODAY, way="call")
    assert not Matter.objects.exists()
    assert not visit.cases.exists()


def test_a_matter_that_is_refused_takes_the_visit_with_it(place: County) -> None:
    with pytest.raises(Refused, match="缺工人数"):
        visited(place, TODAY, need=Need("links/labour", "秋收缺装卸工"))
    assert not Visit.objects.exists()
    visited(place, TODAY, need=Need("links/labour", "秋收缺装卸工", {"headcount": "40"}))
    assert Matter.objects.get().answers == {"headcount": 40}


def test_a_visit_may_be_told_later_but_not_before_it_takes_place(place: County) -> None:
    visit, matter = raised(place, TODAY, on=date(2022, 9, 20))
    assert visit.visited_on == matter.raised_on == date(2022, 9, 20)
    with pytest.raises(Refused, match="不能晚于今天"):
        visited(place, TODAY, on=date(2022, 10, 9))


def test_a_leader_records_their_own_visits_and_nobody_else_s(place: County) -> None:
    with at(TODAY):
        visit = actions.record_visit(place.rice, way="visit", by=place.leader)
        assert (visit.visitor, visit.by_county_leader) == (place.first, True)
        with pytest.raises(Refused, match="只能记自己的走访"):
            actions.record_visit(place.rice, way="visit", visitor=place.second, by=place.leader)


def test_an_account_without_a_person_says_who_went(place: County) -> None:
    with at(TODAY), pytest.raises(Refused, match="请选择是谁去的"):
        actions.record_visit(place.rice, way="visit", by=place.office)


def test_a_township_s_clerk_visits_its_own_enterprises_only(place: County) -> None:
    with at(TODAY):
        visit = actions.record_visit(place.rice, way="visit", by=place.town_clerk)
        with pytest.raises(NotFound):
            actions.record_visit(place.far, way="visit", by=place.town_clerk)
    assert not visit.by_county_leader
    assert list(visits_for(place.town_clerk, CODE)) == [visit]
    assert list(visits_for(place.stranger, CODE)) == []


def test_one_visit_may_raise_several_needs(place: County) -> None:
    visit, first = raised(place, TODAY)
    with at(TODAY):
        second = actions.raise_need(visit, Need("links/problem", "厂区电压不稳常跳闸"), by=place.office)
        with pytest.raises(NotFound):
            actions.raise_need(visit, Need("links/problem", "厂区电压不稳常跳闸"), by=place.stranger)
    assert {case.round.matter for case in visit.cases.all()} == {first, second}


def test_a_benefit_belongs_to_a_need_of_the_visit_and_is_recorded_once(place: County) -> None:
    visit, matter = raised(place, TODAY)
    _other, another = raised(place, TODAY, place.beef)
    with at(TODAY):
        actions.add_helped(visit, matter, place.beef, by=place.office)
        with pytest.raises(Refused, match="已经记为受益"):
            actions.add_helped(visit, matter, place.beef, by=place.office)
        with pytest.raises(Refused, match="不是这次走访提出的"):
            actions.add_helped(visit, another, place.far, by=place.office)
    assert Case.objects.filter(round__matter=matter).count() == 2


def test_a_benefit_is_recorded_on_the_matter_that_others_were_merged_into(place: County) -> None:
    visit, matter = raised(place, TODAY)
    _other, into = raised(place, TODAY, place.beef)
    with at(TODAY):
        ledger.merge_matter(matter, into=into, by=SYSTEM)
        with pytest.raises(Refused, match=f"已并入 {into.number}"):
            actions.add_helped(visit, matter, place.far, by=place.office)
        assert actions.add_helped(visit, into, place.far, by=place.office).round == into.round


def test_leaders_and_enterprises_are_counted_once_however_often_they_met(place: County) -> None:
    visited(place, date(2022, 5, 1))
    visited(place, date(2022, 6, 1))
    visited(place, date(2022, 7, 1), place.beef, visitor=place.second)
    with at(date(2022, 8, 1)):
        actions.record_visit(place.far, way="call", visitor=place.clerk, by=place.office)
    visited(place, date(2021, 12, 1), place.far)
    assert (count(LEADERS, TODAY), count(SERVED, TODAY)) == (2, 3)
    assert count({**SERVED, "where": LEADERS["where"]}, TODAY) == 2
    assert count(LEADERS, date(2022, 6, 30)) == 1


def test_a_leader_s_choices_are_the_enterprises_paired_with_them(place: County) -> None:
    with at(TODAY):
        assert enterprises_under(place.leader, CODE) == []
        actions.pair(place.first, place.beef, on=TODAY, by=place.office)
        actions.pair(place.second, place.rice, on=TODAY, by=place.office)
        assert enterprises_under(place.leader, CODE) == [place.beef]


def test_the_office_s_choices_are_those_for_whom_it_recorded_last(place: County) -> None:
    visited(place, date(2022, 5, 1), place.far)
    visited(place, date(2022, 6, 1), place.rice)
    assert enterprises_under(place.office, CODE) == [place.rice, place.far]
