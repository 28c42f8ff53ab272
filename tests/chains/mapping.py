"""A chain with a map and an office for the tests of the map's pages."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.actions import MakerPlan, NodePlan
from silian.chains.models import Chain, Node
from silian.kernel.access import SYSTEM
from silian.kernel.idempotency import mint
from tests import factories

MARCH, TODAY = date(2022, 3, 1), date(2022, 10, 8)
MAY = {name: ["any"] for name in ("chains.view", "chains.map", "chains.plan", "chains.join")}


def beef() -> Chain:
    return factories.chain("和牛", office=factories.department("县畜牧兽医局"))


def clerk() -> Client:
    factories.role("clerk", MAY)
    client = Client()
    client.force_login(factories.account(role="clerk", unit=factories.root_of(factories.county().pk)))
    return client


def draw(chain: Chain, many: int) -> None:
    """One maker of 屠宰, and so many inputs of it that nobody makes."""
    firm = factories.enterprise("北原牧业", chain=chain)
    meat = NodePlan(
        "屠宰",
        "down",
        inputs=[(f"投入{n}", "required", None) for n in range(many)],
        makers=[MakerPlan(firm, 1_000_000_00)],
    )
    plans = [meat, *(NodePlan(f"投入{n}", "up") for n in range(many))]
    actions.draw_map(chain, plans, on=MARCH, evidence="模板", by=SYSTEM)


def node(name: str) -> Node:
    return Node.objects.get(name=name)


def read(client: Client, name: str, /, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"chains:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client: Client, name: str, /, *args: object, **fields: Any) -> Any:
    return client.post(reverse(f"chains:{name}", args=args), {"_key": mint(), **fields})
