"""The room's pages: the chains, one chain, one enterprise, and what their forms do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from silian.chains import actions
from silian.chains.models import Chain, Enterprise, PlanTask
from silian.kernel.access import SYSTEM
from silian.kernel.idempotency import mint
from silian.organisations import actions as organisations
from silian.organisations.models import Unit
from tests import factories

pytestmark = pytest.mark.django_db
CLERK = {
    name: ["any"] for name in ("chains.view", "chains.manage", "chains.enter", "chains.plan", "organisations.view")
}
TOWN = {"chains.view": ["in_county", "located_in"], "chains.enter": ["any_unit"]}


def signed_in(name: str, may: factories.May, unit: Unit | None = None) -> Client:
    factories.role(name, may)
    client = Client()
    client.force_login(factories.account(role=name, unit=unit or factories.root_of(factories.county().pk)))
    return client


def post(client: Client, url: str, key: str = "", **fields: Any) -> Any:
    return client.post(url, {"_key": key or mint(), **fields})


def read(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"chains:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def beef() -> Chain:
    return factories.chain("肉牛", office=factories.department("县农业农村局"))


def test_the_list_counts_the_enterprises_of_each_chain(beef: Chain) -> None:
    factories.enterprise(chain=beef)
    page = read(signed_in("clerk", CLERK), "list")
    assert "肉牛" in page
    assert "企业 1 家" in page
    assert "未成立联合党委" in page


def test_the_chain_page_shows_its_team_its_plan_and_its_enterprises(beef: Chain) -> None:
    committee = factories.unit("肉牛产业链联合党委", "committee")
    actions.seat_committee(beef, committee, by=SYSTEM)
    seat = factories.seat(committee, "书记")
    factories.seat(committee, "副书记")
    organisations.appoint(factories.person("王某"), seat, on=date(2022, 1, 1), by=SYSTEM)
    factories.enterprise("雁岭牧业", chain=beef)
    actions.add_plan_task(beef, "fill", "引进胚胎中心", owner=beef.office, due=date(2022, 6, 1), by=SYSTEM)
    page = read(signed_in("clerk", CLERK), "chain", beef.pk)
    for words in ("王某", "副书记", "空缺", "引进胚胎中心", "补链", "雁岭牧业", "县农业农村局"):
        assert words in page


def test_a_clerk_opens_a_chain_once_however_often_the_form_comes() -> None:
    client, key = signed_in("clerk", CLERK), mint()
    fields = {"name": "水稻", "order": 2, "is_key": "on", "on": "2022-03-01"}
    answers = [post(client, reverse("chains:open"), key, **fields) for _ in range(2)]
    assert len({answer["Location"] for answer in answers}) == 1
    assert Chain.objects.get(name="水稻").is_key


def test_a_wrong_credit_code_comes_back_beside_its_field() -> None:
    town = factories.township("石桥镇")
    client = signed_in("township", TOWN, town)
    fields = {"name": "北禾米业", "credit_code": "91990001MA00000010", "place": town.pk, "on": "2022-03-01"}
    answer = post(client, reverse("chains:enter"), **fields)
    assert answer.status_code == 422
    assert "校验位" in answer.content.decode()
    assert (
        post(client, reverse("chains:enter"), **{**fields, "credit_code": factories.credit_code()}).status_code == 302
    )
    assert Enterprise.objects.get().unit.name == "北禾米业"


def test_a_township_chooses_among_its_own_places_only() -> None:
    factories.township("东岭镇")
    page = read(signed_in("township", TOWN, factories.township("石桥镇")), "enter")
    assert "石桥镇" in page
    assert "东岭镇" not in page


def test_an_enterprise_is_put_on_a_chain_and_taken_off_again(beef: Chain) -> None:
    client, firm = signed_in("clerk", CLERK), factories.enterprise("雁岭牧业")
    post(client, reverse("chains:place", args=[beef.pk]), enterprise=firm.pk, role="屠宰加工", on="2022-03-01")
    place = firm.places.get()
    assert (place.chain, place.role) == (beef, "屠宰加工")
    assert "屠宰加工" in read(client, "enterprise", firm.pk)
    url = reverse("chains:leave", args=[place.pk])
    assert post(client, url, _version=9, on="2022-05-01", ground="迁出").status_code == 409
    assert post(client, url, _version=place.version, on="2022-05-01", ground="迁出").status_code == 302
    place.refresh_from_db()
    assert place.to_on == date(2022, 5, 1)


def test_a_task_is_added_and_completed_from_the_page(beef: Chain) -> None:
    client = signed_in("clerk", CLERK)
    add = reverse("chains:add_task", args=[beef.pk])
    post(client, add, deed="build", text="建育种基地", owner=beef.office.pk, due="2022-06-30")
    task = PlanTask.objects.get()
    answer = post(client, reverse("chains:complete_task", args=[task.pk]), on="2022-05-01", evidence="")
    assert answer.status_code == 422
    post(
        client,
        reverse("chains:complete_task", args=[task.pk]),
        on="2022-05-01",
        evidence="已建成",
        _version=task.version,
    )
    task.refresh_from_db()
    assert task.evidence == "已建成"


def test_a_township_clerk_sees_the_chain_but_only_its_own_enterprises_in_detail(beef: Chain) -> None:
    own, other = factories.township("石桥镇"), factories.township("东岭镇")
    ours, theirs = (factories.enterprise(name, place=town, chain=beef) for name, town in (("甲", own), ("乙", other)))
    client = signed_in("township", TOWN, own)
    page = read(client, "chain", beef.pk)
    assert reverse("chains:enterprise", args=[ours.pk]) in page
    assert reverse("chains:enterprise", args=[theirs.pk]) not in page
    assert client.get(reverse("chains:enterprise", args=[theirs.pk])).status_code == 404
    assert theirs.credit_code not in read(client, "enterprises")


def test_enterprises_are_found_by_name_and_by_code(beef: Chain) -> None:
    firm = factories.enterprise("雁岭牧业", chain=beef)
    factories.enterprise("北禾米业", chain=beef)
    client = signed_in("clerk", CLERK)
    for words in ("雁岭", firm.credit_code.lower()):
        page = read(client, "enterprises", q=words)
        assert "雁岭牧业" in page
        assert "北禾米业" not in page


def test_a_department_may_not_open_a_chain() -> None:
    client = signed_in("handler", {"chains.view": ["in_county"], "chains.plan": ["lead"]}, factories.department())
    assert client.get(reverse("chains:open")).status_code == 404
