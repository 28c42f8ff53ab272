"""What an enterprise says of itself changes by date: the office writes it, the contact asks for it."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.chains.queries import profile_of, profiles_waiting
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from silian.kernel.rules import Scope, Surroundings, evaluate, read_rule
from tests import factories
from tests.chains.trading import MONDAY, Market, market

pytestmark = pytest.mark.django_db
OCTOBER = date(2022, 10, 1)


@pytest.fixture
def there() -> Market:
    return market()


def above_scale(day: date) -> object:
    raw = {
        "id": "r", "name": "规上", "unit": "家", "of": "chains.enterprise", "date": "in_force", "measure": "stock",
        "where": {"above_scale": {"is": True}},
    }  # fmt: skip
    rule = read_rule(raw, Surroundings())
    return evaluate([rule], day, Scope(counties=["990001"]))[rule].value


def test_what_the_office_writes_is_in_force_and_earlier_days_keep_what_was_said(there: Market) -> None:
    with at(MONDAY):
        actions.amend_enterprise(there.mill, on=MONDAY, above_scale=True, by=there.clerk_at(there.town))
    assert [profile_of(there.mill, day).above_scale for day in (date(2022, 9, 4), MONDAY)] == [False, True]
    assert [above_scale(day) for day in (date(2022, 9, 4), MONDAY)] == [0, 1]


def test_what_the_contact_asks_waits_for_the_office(there: Market) -> None:
    with at(MONDAY):
        asked = actions.amend_enterprise(there.mill, on=OCTOBER, products="大米、碎米", by=there.of(there.mill))
        clerk = there.clerk_at(there.town)
        assert list(profiles_waiting(clerk, "990001")) == [asked]
        assert profile_of(there.mill, OCTOBER).products == ""
        actions.accept_profile(asked, by=clerk)
        assert not profiles_waiting(clerk, "990001").exists()
    assert [profile_of(there.mill, day).products for day in (MONDAY, OCTOBER)] == ["", "大米、碎米"]


def test_what_is_declined_changes_nothing_and_may_be_asked_again(there: Market) -> None:
    with at(MONDAY):
        asked = actions.amend_enterprise(there.mill, on=OCTOBER, above_scale=True, by=there.of(there.mill))
        with pytest.raises(Refused, match="等待核实"):
            actions.amend_enterprise(there.mill, on=OCTOBER, products="米", by=there.of(there.mill))
        actions.decline_profile(asked, reason="尚未入统", by=there.clerk_at(there.town))
        actions.amend_enterprise(there.mill, on=OCTOBER, products="米", by=there.of(there.mill))
    assert above_scale(OCTOBER) == 0


def test_nobody_amends_the_enterprise_of_another(there: Market) -> None:
    with at(MONDAY), pytest.raises(NotFound):
        actions.amend_enterprise(there.mill, on=OCTOBER, products="米", by=there.of(there.rival))


def test_the_same_role_in_another_township_cannot_accept(there: Market) -> None:
    with at(MONDAY):
        asked = actions.amend_enterprise(there.mill, on=OCTOBER, products="米", by=there.of(there.mill))
        with pytest.raises(NotFound):
            actions.accept_profile(asked, by=there.clerk_at(factories.township("柳河镇")))
    asked.refresh_from_db()
    assert asked.state == "asked"


def test_the_contact_cannot_accept_what_it_asked(there: Market) -> None:
    with at(MONDAY):
        asked = actions.amend_enterprise(there.mill, on=OCTOBER, products="米", by=there.of(there.mill))
        with pytest.raises((NotFound, Refused)):
            actions.accept_profile(asked, by=there.of(there.mill))


def test_a_change_that_changes_nothing_or_lies_before_the_last_is_refused(there: Market) -> None:
    with at(MONDAY):
        with pytest.raises(Refused, match="没有改动"):
            actions.amend_enterprise(there.mill, on=MONDAY, products="", by=SYSTEM)
        with pytest.raises(Refused, match="晚于"):
            actions.amend_enterprise(there.mill, on=factories.LONG_AGO, products="米", by=SYSTEM)


def test_the_journal_holds_no_phone(there: Market) -> None:
    with at(MONDAY):
        actions.amend_enterprise(there.mill, on=MONDAY, contact="王某", phone="13900001111", by=SYSTEM)
    assert profile_of(there.mill, MONDAY).phone == "13900001111"
    assert not any("13900001111" in entry.after + entry.before + entry.note for entry in Entry.objects.all())


def test_a_credit_code_that_was_mistyped_is_corrected(there: Market) -> None:
    code = factories.credit_code()
    actions.correct_credit_code(there.mill, code.lower(), by=SYSTEM)
    assert there.mill.credit_code == code
    with pytest.raises(Refused, match="校验位"):
        actions.correct_credit_code(there.mill, code[:-1] + ("1" if code[-1] != "1" else "2"), by=SYSTEM)
