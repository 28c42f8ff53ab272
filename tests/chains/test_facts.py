"""What is counted about chains and organisations: stocks at a day, each thing once."""

from __future__ import annotations

from datetime import date

import pytest

from silian.chains import actions
from silian.kernel.access import SYSTEM
from silian.kernel.rules import Scope, Surroundings, evaluate, evaluate_by, read_rule
from silian.organisations import actions as organisations
from tests import factories

pytestmark = pytest.mark.django_db
APRIL, MAY = date(2022, 4, 1), date(2022, 5, 1)
HERE = Scope(counties=["990001"])


def rule(fact: str, **more: object) -> object:
    raw = {"id": "r", "name": "数", "unit": "个", "of": fact, "date": "in_force", "measure": "stock", **more}
    return read_rule(raw, Surroundings())


def stock(day: date, fact: str, **more: object) -> object:
    wanted = rule(fact, **more)
    return evaluate([wanted], day, HERE)[wanted].value


def test_chains_are_counted_as_they_stood() -> None:
    factories.chain(on=MAY)
    ending = factories.chain()
    actions.close_chain(ending, on=date(2022, 6, 1), by=SYSTEM, ground="合并")
    factories.chain(county_code="990002")
    assert [stock(day, "chains.chain") for day in (APRIL, MAY, date(2022, 6, 1))] == [1, 2, 1]


def test_an_enterprise_on_two_chains_is_two_places_and_one_enterprise() -> None:
    first, second = factories.chain(), factories.chain()
    firm = factories.enterprise(chain=first)
    actions.place_enterprise(firm, second, on=MAY, by=SYSTEM)
    assert stock(MAY, "chains.enterprise") == 2
    each = rule("chains.enterprise")
    by_chain = evaluate_by([each], MAY, "chain", HERE)[each]
    assert {key: value.value for key, value in by_chain.items()} == {first.pk: 1, second.pk: 1}


def test_a_party_organisation_counts_while_its_home_enterprise_is_on_a_chain() -> None:
    chain = factories.chain()
    firm, loose = factories.enterprise(chain=chain), factories.enterprise()
    actions.place_enterprise(firm, factories.chain(), on=APRIL, by=SYSTEM)
    for home in (firm, loose):
        factories.unit(f"{home}党支部", "branch", parent=home.unit, on=APRIL)
    factories.unit("联合党委", "committee", on=APRIL)
    assert stock(MAY, "chains.party_organisation") == 1
    for place in firm.places.all():
        actions.leave_chain(place, on=MAY, by=SYSTEM)
    assert [stock(day, "chains.party_organisation") for day in (APRIL, MAY)] == [1, 0]


def test_posts_in_force_follow_appointment_and_relief() -> None:
    seat = factories.seat(factories.department(), "链长")
    post = organisations.appoint(factories.person(), seat, on=APRIL, by=SYSTEM)
    organisations.relieve(post, on=MAY, by=SYSTEM)
    assert [stock(day, "organisations.post") for day in (date(2022, 3, 31), APRIL, MAY)] == [0, 1, 0]
