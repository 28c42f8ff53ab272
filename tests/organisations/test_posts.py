"""Who held which seat, from when until when."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel import journal
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.organisations import actions
from silian.organisations.models import Person, Seat
from tests import factories

pytestmark = pytest.mark.django_db
APRIL, JUNE = date(2022, 4, 1), date(2022, 6, 1)


@pytest.fixture
def seat() -> Seat:
    return factories.seat(factories.department("县农业农村局"))


@pytest.fixture
def person() -> Person:
    return factories.person("李某")


def test_a_seat_that_is_held_takes_nobody_else(seat: Seat, person: Person) -> None:
    actions.appoint(person, seat, on=APRIL, by=SYSTEM)
    with pytest.raises(Refused, match="李某"):
        actions.appoint(factories.person(), seat, on=JUNE, by=SYSTEM)


def test_a_successor_may_begin_on_the_day_on_which_the_predecessor_ends(seat: Seat, person: Person) -> None:
    actions.relieve(actions.appoint(person, seat, on=APRIL, by=SYSTEM), on=JUNE, by=SYSTEM)
    assert actions.appoint(factories.person(), seat, on=JUNE, by=SYSTEM).from_on == JUNE


def test_nobody_is_relieved_before_they_began(seat: Seat, person: Person) -> None:
    post = actions.appoint(person, seat, on=JUNE, by=SYSTEM)
    with pytest.raises(Refused, match="2022-06-01"):
        actions.relieve(post, on=APRIL, by=SYSTEM)


def test_nobody_is_relieved_twice(seat: Seat, person: Person) -> None:
    post = actions.relieve(actions.appoint(person, seat, on=APRIL, by=SYSTEM), on=JUNE, by=SYSTEM)
    with pytest.raises(Refused, match="已在"):
        actions.relieve(post, on=JUNE, by=SYSTEM)


def test_a_stale_form_relieves_nobody(seat: Seat, person: Person) -> None:
    post = actions.appoint(person, seat, on=APRIL, by=SYSTEM)
    with pytest.raises(Conflict):
        actions.relieve(post, on=JUNE, by=SYSTEM, version=post.version - 1)


def test_a_seat_takes_nobody_before_it_is_opened_or_after_it_is_closed(seat: Seat, person: Person) -> None:
    with pytest.raises(Refused, match="不设"):
        actions.appoint(person, seat, on=date(2019, 1, 1), by=SYSTEM)
    actions.close_seat(seat, on=APRIL, by=SYSTEM)
    with pytest.raises(Refused, match="不设"):
        actions.appoint(person, seat, on=JUNE, by=SYSTEM)


def test_nobody_from_another_county_is_appointed(seat: Seat) -> None:
    stranger = factories.person(at=factories.department(county_code="990002"))
    with pytest.raises(Refused, match="不是本县"):
        actions.appoint(stranger, seat, on=APRIL, by=SYSTEM)


def test_who_appoints_in_one_bureau_cannot_do_so_in_another(seat: Seat, person: Person) -> None:
    stranger = factories.actor("appointer", unit=factories.department(), may={"organisations.appoint": ["any_unit"]})
    with pytest.raises(NotFound):
        actions.appoint(person, seat, on=APRIL, by=stranger)


def test_an_appointment_leaves_its_ground_in_the_journal(seat: Seat, person: Person) -> None:
    actions.appoint(person, seat, on=APRIL, by=SYSTEM, ground="县委〔2022〕3 号")
    last = list(journal.rows("990001"))[-1]
    assert (last["step"], last["note"]) == ("organisations.appoint", "县委〔2022〕3 号")
