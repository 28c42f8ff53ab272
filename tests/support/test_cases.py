"""件次: a round closed 已解决 × an enterprise that it helps, whose origin is a county leader's visit."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.matters import actions as ledger
from silian.matters.models import Channel, Matter
from silian.support import actions
from silian.support.models import Case
from tests.support.county import CODE, County, cases, raised, redo, solve, visited

pytestmark = pytest.mark.django_db
MAY, JUNE, JULY, AUGUST, SEPTEMBER = (date(2022, month, 10) for month in (5, 6, 7, 8, 9))
END = date(2022, 10, 8)


def by_hotline(place: County, on: date) -> Matter:
    with at(on):
        return ledger.raise_matter(
            CODE, kind="links/problem", title="热线反映道路翻浆", by=SYSTEM, raiser=ledger.Raiser(unit=place.beef.unit),
            channel=Channel.HOTLINE,
        )  # fmt: skip


def merge(one: Matter, into: Matter, on: date) -> None:
    with at(on):
        ledger.merge_matter(one, into=into, by=SYSTEM)


def test_a_need_counts_on_the_day_on_which_its_round_is_closed_solved(place: County) -> None:
    _visit, matter = raised(place, MAY)
    assert cases(END) == 0
    solve(matter, JULY)
    assert (cases(JUNE), cases(JULY), cases(END)) == (0, 1, 1)


@pytest.mark.parametrize("outcome", ["partly", "explained"])
def test_closed_is_not_solved(place: County, outcome: str) -> None:
    _visit, matter = raised(place, MAY)
    solve(matter, JULY, outcome)
    assert cases(END) == 0


def test_what_a_clerk_s_visit_raised_is_no_leader_s_case(place: County) -> None:
    with at(MAY):
        visit = actions.record_visit(
            place.rice, way="visit", need=actions.Need("links/problem", "门前道路翻浆"), by=place.town_clerk
        )
    matter = Case.objects.get(visit=visit).round.matter
    assert not visit.by_county_leader
    solve(matter, JULY)
    assert cases(END) == 0


def test_a_problem_whose_answer_helps_two_enterprises_counts_twice(place: County) -> None:
    visit, matter = raised(place, MAY)
    with at(JUNE):
        actions.add_helped(visit, matter, place.beef, by=place.office)
    solve(matter, JULY)
    assert cases(END) == 2


def test_an_enterprise_that_is_found_to_benefit_later_moves_no_figure_of_before(place: County) -> None:
    visit, matter = raised(place, MAY)
    solve(matter, JULY)
    with at(SEPTEMBER):
        actions.add_helped(visit, matter, place.beef, by=place.office)
    assert (cases(AUGUST), cases(SEPTEMBER)) == (1, 2)


def test_a_need_merged_into_what_the_hotline_raised_counts_when_that_is_solved(place: County) -> None:
    other = by_hotline(place, MAY)
    _visit, matter = raised(place, MAY)
    merge(matter, other, JUNE)
    solve(other, JULY)
    assert cases(END) == 1
    assert Case.objects.filter(round=other.round).get().enterprise == place.rice


def test_two_visits_that_raised_the_same_of_one_enterprise_count_once(place: County) -> None:
    _visit, one = raised(place, MAY)
    _again, two = raised(place, JUNE, visitor=place.second)
    merge(two, one, JUNE)
    solve(one, JULY)
    assert cases(END) == 1


def test_the_same_problem_of_two_enterprises_counts_for_each_after_the_merger(place: County) -> None:
    _visit, one = raised(place, MAY)
    _other, two = raised(place, JUNE, place.beef)
    merge(two, one, JUNE)
    solve(one, JULY)
    assert cases(END) == 2


def test_a_merger_into_a_merged_matter_goes_on_to_the_last_one(place: County) -> None:
    _visit, one = raised(place, MAY)
    two, three = by_hotline(place, MAY), by_hotline(place, MAY)
    merge(one, two, JUNE)
    merge(two, three, JULY)
    solve(three, AUGUST)
    assert cases(END) == 1


def test_a_clerk_s_visit_that_was_first_does_not_hide_the_leader_s(place: County) -> None:
    with at(MAY):
        visit = actions.record_visit(
            place.rice, way="visit", need=actions.Need("links/problem", "门前道路翻浆"), by=place.town_clerk
        )
    first = Case.objects.get(visit=visit).round.matter
    _leader, second = raised(place, JUNE)
    merge(second, first, JUNE)
    solve(first, JULY)
    assert cases(END) == 1


def test_a_problem_that_was_solved_before_the_visit_owes_nothing_to_it(place: County) -> None:
    other = by_hotline(place, MAY)
    solve(other, JUNE)
    _visit, matter = raised(place, JULY)
    merge(matter, other, AUGUST)
    assert cases(END) == 0


def test_merging_into_what_was_closed_meanwhile_counts_from_the_merger_on(place: County) -> None:
    other = by_hotline(place, MAY)
    _visit, matter = raised(place, JUNE)
    solve(other, JULY)
    merge(matter, other, SEPTEMBER)
    assert (cases(AUGUST), cases(SEPTEMBER)) == (0, 1)


def test_done_again_and_solved_again_counts_again(place: County) -> None:
    _visit, matter = raised(place, MAY)
    solve(matter, JUNE)
    redo(matter, JULY)
    assert (cases(JULY), cases(AUGUST)) == (1, 1)
    solve(matter, SEPTEMBER)
    assert (cases(AUGUST), cases(END)) == (1, 2)


def test_done_again_and_not_solved_the_second_time_keeps_the_first(place: County) -> None:
    _visit, matter = raised(place, MAY)
    solve(matter, JUNE)
    redo(matter, JULY)
    solve(matter, SEPTEMBER, "explained")
    assert cases(END) == 1


def test_both_enterprises_go_along_when_it_is_done_again(place: County) -> None:
    visit, matter = raised(place, MAY)
    with at(MAY):
        actions.add_helped(visit, matter, place.beef, by=place.office)
    solve(matter, JUNE)
    redo(matter, JULY)
    solve(matter, SEPTEMBER)
    assert cases(END) == 4


def test_a_year_counts_its_own(place: County) -> None:
    _visit, matter = raised(place, date(2021, 11, 10))
    solve(matter, date(2021, 12, 10))
    redo(matter, date(2022, 1, 10))
    solve(matter, date(2022, 2, 10))
    assert (cases(date(2021, 12, 31)), cases(END)) == (1, 1)


def test_a_past_cut_off_reads_the_same_before_and_after_whatever_happens_next(place: County) -> None:
    visit, solved = raised(place, MAY)
    _visit, open_one = raised(place, MAY, place.beef)
    _visit, duplicate = raised(place, JUNE, place.far)
    solve(solved, JUNE)
    before = cases(JULY)
    with at(AUGUST):
        actions.add_helped(visit, solved, place.far, by=place.office)
    merge(duplicate, solved, AUGUST)
    redo(solved, AUGUST)
    solve(open_one, SEPTEMBER)
    solve(solved, SEPTEMBER)
    visited(place, SEPTEMBER)
    assert before == cases(JULY) == 1
    assert cases(END) == 1 + 1 + 2 + 1  # once more for rice and far, beef's own, and far helped by the first answer
