"""The pages of a map: what stands on them, how many queries they ask, and a finding that goes into the plan."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.actions import MakerPlan, NodePlan
from silian.chains.models import Chain, Node, PlanTask
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.idempotency import mint
from tests import factories

pytestmark = pytest.mark.django_db
MARCH, TODAY = date(2022, 3, 1), date(2022, 10, 8)
MAY = {name: ["any"] for name in ("chains.view", "chains.map", "chains.plan")}


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    return factories.chain("和牛", office=factories.department("县畜牧兽医局"))


@pytest.fixture
def clerk() -> Client:
    factories.role("clerk", MAY)
    client = Client()
    client.force_login(factories.account(role="clerk", unit=factories.root_of(factories.county().pk)))
    return client


def draw(chain: Chain, many: int) -> None:
    firm = factories.enterprise("北原牧业", chain=chain)
    meat = NodePlan(
        "屠宰", "down", inputs=[(f"投入{n}", "required", None) for n in range(many)], makers=[MakerPlan(firm)]
    )
    plans = [meat, *(NodePlan(f"投入{n}", "up") for n in range(many))]
    actions.draw_map(chain, plans, on=MARCH, evidence="模板", by=SYSTEM)


def read(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"chains:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, name: str, *args: object, **fields: Any) -> Any:
    return client.post(reverse(f"chains:{name}", args=args), {"_key": mint(), **fields})


@pytest.mark.parametrize("many", [3, 60])
def test_the_map_asks_few_queries_whatever_its_length(
    beef: Chain, clerk: Client, many: int, django_assert_max_num_queries: Any
) -> None:
    draw(beef, many)
    read(clerk, "map", beef.pk)
    with django_assert_max_num_queries(12):
        page = read(clerk, "map", beef.pk)
    assert page.count("本地没有人生产") == many


def test_a_finding_goes_into_the_plan_and_says_so(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    node = Node.objects.get(name="投入0")
    answer = post(
        clerk, "plan_for_node", node.pk, "fill", deed="fill", text="引进冻精站", owner=beef.office.pk, due="2022-12-01"
    )
    assert answer.status_code == 302
    assert PlanTask.objects.get().node == node
    assert "已列入方案" in read(clerk, "map", beef.pk)


def test_a_finding_set_aside_stays_aside_with_its_reason(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    post(clerk, "say_no_gap", Node.objects.get(name="投入0").pk, "fill", reason="邻县有三家")
    page = read(clerk, "map", beef.pk)
    assert "邻县有三家" in page
    assert "已认定不是缺口 1 项" in page


def test_an_edge_that_closes_a_cycle_comes_back_with_the_sentence(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    node, meat = Node.objects.get(name="投入0"), Node.objects.get(name="屠宰")
    answer = post(clerk, "draw_edge", beef.pk, source=meat.pk, target=node.pk, criticality="required", on="2022-10-08")
    assert answer.status_code == 422
    assert "投入0→屠宰→投入0" in answer.content.decode() or "屠宰→投入0→屠宰" in answer.content.decode()


def test_a_node_tells_its_makers_and_an_earlier_day_has_no_map(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    assert "北原牧业" in read(clerk, "node", Node.objects.get(name="屠宰").pk)
    assert "这一天还没有图谱" in read(clerk, "map", beef.pk, as_of="2022-01-01")
    assert "屠宰" in read(clerk, "map", beef.pk, since="2022-01-01")
