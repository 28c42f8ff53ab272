"""The administrator's deeds: accounts opened and closed, roles given and taken."""

from __future__ import annotations

import pytest

from silian.kernel.access import SYSTEM, Actor
from silian.kernel.errors import NotFound, Refused
from silian.organisations import actions, queries
from silian.organisations.models import Account
from tests import factories

pytestmark = pytest.mark.django_db
KEEP = {"organisations.administer": ["any"]}


@pytest.fixture
def administrator() -> Actor:
    return factories.actor("administrator", may=KEEP)


def test_the_administrator_opens_an_account_and_gives_it_a_role(administrator: Actor) -> None:
    factories.role("looker", {"organisations.view": ["any_unit"]})
    account = actions.open_account("990001", "li", by=administrator)
    actions.give_role(account, "looker", county="990001", by=administrator, unit=factories.department())
    assert [grant.role for grant in queries.grants_of(account)] == ["looker"]


def test_nobody_gives_a_role_to_themselves(administrator: Actor) -> None:
    me = Account.objects.get(pk=administrator.id)
    with pytest.raises(Refused, match="自己"):
        actions.give_role(me, "administrator", county="990001", by=administrator, unit=queries.root_of("990001"))


def test_nobody_closes_their_own_account(administrator: Actor) -> None:
    with pytest.raises(Refused, match="自己"):
        actions.close_account(Account.objects.get(pk=administrator.id), county="990001", by=administrator)


def test_the_administrator_of_a_department_keeps_no_accounts() -> None:
    by = factories.actor("administrator", unit=factories.department(), may=KEEP)
    with pytest.raises(Refused, match="系统管理员"):
        actions.open_account("990001", "li", by=by)
    assert not queries.accounts_for(by, "990001").exists()


def test_the_administrator_of_another_county_does_not_find_the_account(administrator: Actor) -> None:
    theirs = factories.account(county_code="990002")
    assert theirs not in queries.accounts_for(administrator, "990001")
    with pytest.raises(NotFound):
        actions.close_account(theirs, county="990001", by=administrator)
    with pytest.raises(NotFound):
        actions.close_account(theirs, county="990002", by=administrator)


def test_who_may_look_but_not_keep_is_told_why() -> None:
    by = factories.actor("looker", may={"organisations.view": ["any"]})
    with pytest.raises(Refused, match="管理账号"):
        actions.open_account("990001", "li", by=by)


def test_a_user_name_is_taken_once(administrator: Actor) -> None:
    actions.open_account("990001", "li", by=administrator)
    with pytest.raises(Refused, match="li"):
        actions.open_account("990001", " li ", by=administrator)


def test_a_weak_first_password_is_refused(administrator: Actor) -> None:
    account = actions.open_account("990001", "li", by=administrator)
    with pytest.raises(Refused):
        actions.set_password(account, "12345678", county="990001", by=administrator)
    actions.set_password(account, "a-long-first-word-2022", county="990001", by=SYSTEM)
    assert account.check_password("a-long-first-word-2022")
