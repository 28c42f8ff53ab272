"""Posting 派驻: rights follow the post, the board shows who is where on any day, and nothing is lost in a hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from silian.credit.queries.coverage import Place, board_on
from silian.credit.queries.scope import borrower_for, borrowers_for
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from silian.organisations import actions
from silian.organisations.actions import Posted
from silian.organisations.models import Account, Post
from silian.organisations.queries import actor_for
from silian.organisations.queries.formations import chart_of
from tests import factories
from tests.credit.spring import CODE, DAY, EARLIER, Spring, on_the_day, post, spring


@pytest.fixture
def place(db: None) -> Iterator[Spring]:
    with on_the_day():
        yield spring()


def test_an_officer_sees_the_village_of_the_post_and_another_village_is_not_there(place: Spring) -> None:
    [here], [there] = place.enter(1), place.enter(2, village=place.hill)
    assert list(borrowers_for(place.officer, CODE)) == [here]
    assert borrower_for(place.officer, CODE, here.pk) == here
    with pytest.raises(NotFound):
        borrower_for(place.officer, CODE, there.pk)
    assert set(borrowers_for(place.president, CODE)) == {here, there}


def test_after_a_hand_over_the_successor_sees_the_village_and_the_predecessor_no_more(place: Spring) -> None:
    [here] = place.enter(1)
    old = Post.objects.get(seat__unit=place.pond, to_on=None)
    account, successor = Account.objects.get(person=old.person), factories.person(at=place.bank)
    actions.hand_over(old, successor, on=DAY, by=place.office, ground="轮换")
    assert not borrowers_for(actor_for(account), CODE).exists()
    assert list(borrowers_for(actor_for(factories.account(holder=successor)), CODE)) == [here]
    old.refresh_from_db()
    assert (old.to_on, old.ground) == (DAY, "")
    assert Post.objects.filter(seat=old.seat).count() == 2


def test_the_board_moved_back_shows_who_was_there_and_who_was_covered_then(place: Spring) -> None:
    place.enter(1, 2)
    before = board_on(CODE, place.office, date(2022, 2, 1))
    assert (before[0].roster, _village(before, place).seats) == (0, [])
    old = Post.objects.get(seat__unit=place.pond, to_on=None)
    actions.relieve(old, on=DAY, by=place.office, ground="调回")
    then, now = (_village(board_on(CODE, place.office, day), place) for day in (date(2022, 6, 1), DAY))
    assert then.seats[0].post == old
    assert (now.seats[0].post, now.seats[0].vacant_since, now.roster) == (None, DAY, 2)


def _village(tops: list[Place], place: Spring) -> Place:
    return next(v for v in tops[0].below[0].below if v.unit == place.pond)


def test_an_officer_s_board_is_the_village_alone(place: Spring) -> None:
    assert [top.unit for top in board_on(CODE, place.officer, DAY)] == [place.pond]


def test_a_list_comes_in_by_one_journal_line_without_names_and_opens_vacant_seats(place: Spring) -> None:
    lines = Entry.objects.count()
    sent = [Posted(place.pond, "客某", EARLIER), Posted(place.hill, "", EARLIER)]
    actions.post_people(CODE, "posting", "collective", "account_manager", sent, by=place.office)
    told = Entry.objects.order_by("number").last()
    assert told is not None
    assert Entry.objects.count() == lines + 1
    assert "客某" not in told.after
    [hill] = [
        body for body in chart_of(CODE, "posting", DAY).bodies if body.unit == place.hill and body.level == "collective"
    ]
    assert len(hill.vacancies) == 1


def test_a_seat_that_is_held_refuses_the_whole_list(place: Spring) -> None:
    posts = Post.objects.count()
    with pytest.raises(Refused, match="第 1 行"):
        post(place.office, "central_village", "officer", (place.pond,), on=DAY)
    assert Post.objects.count() == posts


def test_one_area_one_president_one_town_one_manager_is_what_the_chart_checks(place: Spring) -> None:
    chart = chart_of(CODE, "posting", DAY)
    assert chart.faults == []
    empty = factories.unit("新设镇", "township", parent=place.area)
    assert [fault for body, fault in chart_of(CODE, "posting", DAY).faults] == [f"还没有成立{empty.name}"]


def test_an_officer_cannot_post_anybody(place: Spring) -> None:
    with pytest.raises(Refused, match="任免"):
        actions.post_people(
            CODE, "posting", "collective", "account_manager", [Posted(place.pond, "甲", DAY)], by=place.officer
        )
