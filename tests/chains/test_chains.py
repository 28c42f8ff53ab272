"""Chains, the enterprises on them from a day until another, and their plans."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from silian.chains import actions, queries
from silian.chains.models import Chain, Enterprise
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import today
from silian.kernel.errors import Conflict, NotFound, Refused
from silian.organisations.models import Unit
from tests import factories

pytestmark = pytest.mark.django_db
APRIL, MAY = date(2022, 4, 1), date(2022, 5, 1)


@pytest.fixture
def rice() -> Chain:
    return factories.chain("水稻", office=factories.department("县农业农村局"))


@pytest.fixture
def firm(rice: Chain) -> Enterprise:
    return factories.enterprise("北禾米业", place=factories.township("石桥镇"))


def test_a_credit_code_may_come_full_width_and_in_small_letters() -> None:
    code = factories.credit_code()
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in code.lower())
    firm = actions.enter_enterprise(factories.township(), "北禾米业", f" {wide} ", by=SYSTEM, on=APRIL)
    assert firm.credit_code == code


@pytest.mark.parametrize(
    ("text", "words"),
    [("91990001MA000001", "18 位"), ("91990001MA00000I1X", "I、O、S、V、Z"), ("", "18 位"), ("92MAXX", "18 位")],
)
def test_what_is_no_credit_code_is_refused_with_the_reason(text: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        actions.enter_enterprise(factories.township(), "北禾米业", text, by=SYSTEM, on=APRIL)


def test_a_mistyped_digit_is_found_by_the_check_character() -> None:
    code = factories.credit_code()
    wrong = code[:-1] + ("1" if code[-1] != "1" else "2")
    with pytest.raises(Refused, match="校验位"):
        actions.enter_enterprise(factories.township(), "北禾米业", wrong, by=SYSTEM, on=APRIL)
    assert not Unit.objects.filter(name="北禾米业").exists()


def test_a_credit_code_names_one_enterprise_of_the_county(firm: Enterprise) -> None:
    with pytest.raises(Refused, match="北禾米业"):
        actions.enter_enterprise(factories.township(), "另一家", firm.credit_code, by=SYSTEM, on=APRIL)


def test_an_enterprise_is_a_unit_in_its_township(firm: Enterprise) -> None:
    assert firm.unit.kind == "enterprise"
    assert firm.unit.placements.get().parent.name == "石桥镇"


def test_a_place_on_a_chain_is_half_open(rice: Chain, firm: Enterprise) -> None:
    place = actions.place_enterprise(firm, rice, on=APRIL, by=SYSTEM)
    actions.leave_chain(place, on=MAY, by=SYSTEM)
    days = [APRIL - timedelta(days=1), APRIL, MAY - timedelta(days=1), MAY]
    assert [queries.places_on(rice, day).exists() for day in days] == [False, True, True, False]


def test_an_enterprise_stands_once_on_a_chain_but_on_several_chains(rice: Chain, firm: Enterprise) -> None:
    actions.place_enterprise(firm, rice, on=APRIL, by=SYSTEM)
    with pytest.raises(Refused, match="已在这条链上"):
        actions.place_enterprise(firm, rice, on=MAY, by=SYSTEM)
    actions.place_enterprise(firm, factories.chain("冷链物流"), on=MAY, by=SYSTEM)
    assert list(queries.enterprises_on("990001", MAY)) == [firm]


def test_an_enterprise_may_come_back(rice: Chain, firm: Enterprise) -> None:
    actions.leave_chain(actions.place_enterprise(firm, rice, on=APRIL, by=SYSTEM), on=MAY, by=SYSTEM)
    assert actions.place_enterprise(firm, rice, on=MAY, by=SYSTEM).from_on == MAY


def test_nobody_stands_on_a_chain_before_it_was_opened(firm: Enterprise) -> None:
    late = factories.chain("生物质能", on=MAY)
    with pytest.raises(Refused, match="不在运行"):
        actions.place_enterprise(firm, late, on=APRIL, by=SYSTEM)


def test_a_chain_with_enterprises_on_it_is_not_closed(rice: Chain, firm: Enterprise) -> None:
    place = actions.place_enterprise(firm, rice, on=APRIL, by=SYSTEM)
    with pytest.raises(Refused, match="1 家企业"):
        actions.close_chain(rice, on=MAY, by=SYSTEM, ground="合并")
    actions.leave_chain(place, on=MAY, by=SYSTEM)
    actions.close_chain(rice, on=MAY, by=SYSTEM, ground="合并")
    assert list(queries.chains_for(SYSTEM, "990001", APRIL)) == [rice]
    assert list(queries.chains_for(SYSTEM, "990001", MAY)) == []


def test_two_chains_cannot_have_one_name(rice: Chain) -> None:
    with pytest.raises(Refused, match="水稻"):
        factories.chain("水稻")


def test_a_township_clerk_enters_enterprises_in_their_own_township_only() -> None:
    town, other = factories.township(), factories.township()
    clerk = factories.actor("clerk", unit=town, may={"chains.enter": ["any_unit"]})
    with pytest.raises(NotFound):
        actions.enter_enterprise(other, "一家", factories.credit_code(), by=clerk, on=APRIL)
    assert actions.enter_enterprise(town, "一家", factories.credit_code(), by=clerk, on=APRIL)


def test_every_colleague_knows_the_chains_but_only_their_own_enterprises(rice: Chain, firm: Enterprise) -> None:
    clerk = factories.actor("clerk", unit=factories.township(), may={"chains.view": ["in_county", "located_in"]})
    assert list(queries.chains_for(clerk, "990001")) == [rice]
    assert not queries.enterprises_for(clerk, "990001").exists()
    with pytest.raises(NotFound):
        queries.enterprise_for(clerk, "990001", firm.pk)
    with pytest.raises(NotFound):
        queries.chain_for(clerk, "990001", factories.chain(county_code="990002").pk)


def test_a_task_is_completed_once_with_what_came_of_it(rice: Chain) -> None:
    task = actions.add_plan_task(rice, "fill", "引进精米加工企业", owner=rice.office, due=MAY, by=SYSTEM)
    with pytest.raises(Refused, match="完成情况"):
        actions.complete_plan_task(task, on=MAY, evidence=" ", by=SYSTEM)
    with pytest.raises(Refused, match="晚于今天"):
        actions.complete_plan_task(task, on=today() + timedelta(days=1), evidence="已投产", by=SYSTEM)
    with pytest.raises(Conflict):
        actions.complete_plan_task(task, on=MAY, evidence="已投产", by=SYSTEM, version=9)
    actions.complete_plan_task(task, on=MAY, evidence="已投产", by=SYSTEM)
    with pytest.raises(Refused, match="已在"):
        actions.complete_plan_task(task, on=MAY, evidence="已投产", by=SYSTEM)


def test_another_bureau_completes_no_task_of_ours(rice: Chain) -> None:
    task = actions.add_plan_task(rice, "build", "建育种基地", owner=rice.office, due=MAY, by=SYSTEM)
    stranger = factories.actor("handler", unit=factories.department(), may={"chains.plan": ["lead"]})
    with pytest.raises(NotFound):
        actions.complete_plan_task(task, on=MAY, evidence="已建成", by=stranger)


def test_a_chain_is_found_by_name_with_or_without_its_last_word(rice: Chain) -> None:
    assert [queries.chain_named("990001", name) for name in ("水稻", "水稻链", "水稻产业链")] == [rice] * 3
    with pytest.raises(Refused, match="水稻"):
        queries.chain_named("990001", "钢铁")
