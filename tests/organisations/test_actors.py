"""From an account to what it may do: read anew each time, so that what is taken away is gone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.kernel.access import SYSTEM, visible
from silian.kernel.calendar import today
from silian.kernel.errors import Refused
from silian.organisations import actions
from silian.organisations.models import Account, Person, Unit
from silian.organisations.permissions import MANAGE, VIEW
from silian.organisations.queries import actor_for
from tests import factories

pytestmark = pytest.mark.django_db
LOOK = {"organisations.view": ["any_unit"]}


@pytest.fixture
def bureau() -> Unit:
    return factories.department("县发改局")


@pytest.fixture
def person(bureau: Unit) -> Person:
    return factories.person(at=bureau)


@pytest.fixture
def account(person: Person) -> Account:
    return factories.account(holder=person)


def sees(account: Account) -> set[str]:
    return {unit.name for unit in visible(Unit.objects.all(), actor_for(account), VIEW)}


def test_an_account_without_a_role_may_nothing(account: Account, bureau: Unit) -> None:
    assert sees(account) == set()
    assert actor_for(account).counties == frozenset()


def test_the_role_of_a_post_follows_the_post(account: Account, person: Person, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    post = actions.appoint(person, factories.seat(bureau, role="looker"), on=date(2022, 1, 1), by=SYSTEM)
    assert sees(account) == {"县发改局"}
    actions.relieve(post, on=today(), by=SYSTEM)
    assert sees(account) == set()


def test_a_post_that_begins_tomorrow_gives_nothing_today(account: Account, person: Person, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    actions.appoint(person, factories.seat(bureau, role="looker"), on=today() + timedelta(days=1), by=SYSTEM)
    assert sees(account) == set()


def test_a_seat_for_another_unit_gives_the_role_there(account: Account, person: Person, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    committee, town = factories.unit("联合党委", "committee"), factories.township("石桥镇")
    seat = factories.seat(committee, role="looker", anchor=town)
    actions.appoint(person, seat, on=date(2022, 1, 1), by=SYSTEM)
    assert sees(account) == {"石桥镇"}


def test_the_declaration_of_the_role_says_whether_a_seat_gives_the_chain_or_the_unit(
    account: Account, person: Person, bureau: Unit
) -> None:
    factories.role("of_unit", LOOK)
    factories.role("of_chain", {"chains.view": ["chain"]}, anchor="chain")
    chain = factories.chain("稻米")
    for role in ("of_unit", "of_chain"):
        seat = factories.seat(bureau, role, role=role, chain=chain.pk, anchor=bureau)
        actions.appoint(person, seat, on=date(2022, 1, 1), by=SYSTEM)
    held = {grant.role: (grant.anchor, grant.chain) for grant in actor_for(account).grants}
    assert held == {"of_unit": ("unit", None), "of_chain": ("chain", chain.pk)}


def test_a_role_taken_away_is_gone_at_once(account: Account, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    grant = actions.give_role(account, "looker", county="990001", by=SYSTEM, unit=bureau)
    assert sees(account) == {"县发改局"}
    actions.take_role(grant, by=SYSTEM)
    assert sees(account) == set()


def test_a_closed_account_may_nothing(account: Account, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    actions.give_role(account, "looker", county="990001", by=SYSTEM, unit=bureau)
    actions.close_account(account, county="990001", by=SYSTEM)
    assert sees(account) == set()


def test_a_role_at_the_top_of_the_tree_reaches_the_whole_county_and_no_other(account: Account, bureau: Unit) -> None:
    factories.department("外局", county_code="990002")
    factories.role("keeper", {"organisations.manage": ["any"]})
    actions.give_role(account, "keeper", county="990001", by=SYSTEM, unit=factories.root_of("990001"))
    names = {unit.name for unit in visible(Unit.objects.all(), actor_for(account), MANAGE)}
    assert names == {"演示县990001", "县发改局"}


def test_a_subtree_grows_and_shrinks_with_the_tree(account: Account, bureau: Unit) -> None:
    factories.role("looker", LOOK)
    actions.give_role(account, "looker", county="990001", by=SYSTEM, unit=bureau)
    office = factories.unit("项目办", "group", parent=bureau)
    assert sees(account) == {"县发改局", "项目办"}
    actions.move_unit(office, under=factories.department("县工信局"), on=today(), by=SYSTEM)
    assert sees(account) == {"县发改局"}


def test_a_role_that_no_programme_declares_is_refused(account: Account, bureau: Unit) -> None:
    with pytest.raises(Refused, match="emperor"):
        actions.give_role(account, "emperor", county="990001", by=SYSTEM, unit=bureau)
