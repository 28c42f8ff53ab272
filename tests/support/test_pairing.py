"""包联: who looks after whom, since when, until when, and who goes on."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import at
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.kernel.notices import Notice
from silian.kernel.reminders import remind
from silian.organisations.models import Person
from silian.support import actions
from silian.support.models import Pairing
from silian.support.queries import due_for_a_visit, pairings_for, with_what_happened
from tests.support.county import CODE, SPRING, County, count, visited

pytestmark = pytest.mark.django_db
PAIRED = {
    "of": "support.pairing",
    "date": "in_force",
    "measure": "distinct",
    "what": "enterprise",
    "window": "at_cutoff",
}
MAY, JUNE, JULY = (date(2022, month, 10) for month in (5, 6, 7))


def paired(place: County, on: date = SPRING, leader: Person | None = None) -> Pairing:
    with at(on):
        return actions.pair(leader or place.first, place.rice, on=on, by=place.office)


def test_the_same_two_are_not_paired_twice_at_one_time(place: County) -> None:
    pairing = paired(place)
    with pytest.raises(Refused, match="已包联"):
        paired(place, MAY)
    with at(JUNE):
        actions.end_pairing(pairing, on=JUNE, reason="领导调离", by=place.office)
    again = paired(place, JULY)
    assert [row.to_on for row in Pairing.objects.order_by("from_on")] == [JUNE, None]
    assert again.from_on == JULY


def test_a_second_leader_may_be_paired_with_the_same_enterprise(place: County) -> None:
    paired(place)
    paired(place, leader=place.second)
    assert Pairing.objects.filter(enterprise=place.rice, to_on=None).count() == 2


def test_an_enterprise_is_handed_over_on_one_day_and_the_history_is_kept(place: County) -> None:
    pairing = paired(place)
    with at(JUNE):
        following = actions.hand_over(pairing, to=place.second, on=JUNE, reason="分工调整", by=place.office)
    pairing.refresh_from_db()
    assert (pairing.to_on, pairing.ended_for, pairing.successor) == (JUNE, "分工调整", following)
    assert (following.leader, following.from_on) == (place.second, JUNE)


def test_a_hand_over_to_nobody_new_leaves_everything_as_it_was(place: County) -> None:
    pairing = paired(place)
    paired(place, leader=place.second)
    with at(JUNE), pytest.raises(Refused, match="已包联"):
        actions.hand_over(pairing, to=place.second, on=JUNE, reason="分工调整", by=place.office)
    pairing.refresh_from_db()
    assert pairing.to_on is None


@pytest.mark.parametrize("on", [SPRING, date(2022, 7, 11)])
def test_it_ends_after_it_began_and_not_in_the_future(place: County, on: date) -> None:
    pairing = paired(place)
    with at(JULY), pytest.raises(Refused, match="结束日期"):
        actions.end_pairing(pairing, on=on, reason="领导调离", by=place.office)


def test_only_county_leaders_are_paired(place: County) -> None:
    with at(SPRING), pytest.raises(Refused, match="不是本县的县领导"):
        actions.pair(place.clerk, place.rice, on=SPRING, by=place.office)


def test_who_was_slower_is_told(place: County) -> None:
    pairing = paired(place)
    with at(JUNE), pytest.raises(Conflict):
        actions.end_pairing(pairing, on=JUNE, reason="领导调离", by=place.office, version=pairing.version + 1)


def test_who_holds_no_right_to_pair_finds_nothing_or_is_refused(place: County) -> None:
    pairing = paired(place)
    with at(JUNE):
        with pytest.raises(NotFound):
            actions.end_pairing(pairing, on=JUNE, reason="领导调离", by=place.stranger)
        with pytest.raises(Refused, match="没有“安排包联”"):
            actions.end_pairing(pairing, on=JUNE, reason="领导调离", by=place.leader)


def test_a_township_sees_the_pairings_of_its_own_enterprises(place: County) -> None:
    pairing = paired(place)
    assert list(pairings_for(place.town_clerk, CODE)) == [pairing]
    assert list(pairings_for(place.stranger, CODE)) == []


def test_enterprises_count_once_from_the_pairing_until_its_end(place: County) -> None:
    pairing = paired(place)
    paired(place, leader=place.second)
    with at(JUNE):
        actions.end_pairing(pairing, on=JUNE, reason="领导调离", by=place.office)
    leaders = {**PAIRED, "what": "leader"}
    assert [count(PAIRED, day) for day in (date(2022, 2, 1), MAY, JULY)] == [0, 1, 1]
    assert [count(leaders, day) for day in (MAY, JULY)] == [2, 1]


def test_paired_and_visited_is_a_pair_whose_own_leader_came_this_year(place: County) -> None:
    both = {**PAIRED, "where": {"visited": {"is": True}}}
    paired(place, date(2021, 11, 1))
    visited(place, date(2021, 12, 1))
    visited(place, MAY, visitor=place.second)
    assert [count(both, day) for day in (date(2021, 12, 31), JUNE)] == [1, 0]
    visited(place, JULY)
    assert [count(both, day) for day in (JUNE, JULY)] == [0, 1]


def test_after_so_many_days_without_a_visit_an_enterprise_is_due_and_its_leader_is_reminded(place: County) -> None:
    pairing = paired(place)
    rows = with_what_happened(pairings_for(place.office, CODE), place.office, CODE)
    assert list(due_for_a_visit(rows, date(2022, 3, 31), 30)) == []
    assert list(due_for_a_visit(rows, date(2022, 4, 1), 30)) == [pairing]
    with at(date(2022, 4, 1)):
        remind(CODE, date(2022, 4, 1))
    notice = Notice.objects.get(to_id=place.first.pk)
    assert "走访包联企业青禾米业已逾期 1 个工作日" in notice.text
    visited(place, date(2022, 4, 2))
    assert list(due_for_a_visit(rows.all(), date(2022, 4, 20), 30)) == []
