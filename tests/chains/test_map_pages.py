"""The page of a chain's map: what it shows, and what becomes of what it finds."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from silian.chains import actions
from silian.chains.models import Chain, NodePlace, PlanTask, RegionTable
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.journal.models import Entry
from tests import factories
from tests.chains import mapping
from tests.chains.mapping import MARCH, TODAY, draw, node, post, read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    return mapping.beef()


@pytest.fixture
def clerk() -> Client:
    return mapping.clerk()


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
    missing = node("投入0")
    answer = post(
        clerk,
        "plan_for_node",
        missing.pk,
        "fill",
        deed="fill",
        text="引进冻精站",
        owner=beef.office.pk,
        due="2022-12-01",
    )
    assert answer.status_code == 302
    assert PlanTask.objects.get().node == missing
    assert "已列入方案" in read(clerk, "map", beef.pk)


def test_a_finding_set_aside_stays_aside_with_its_reason(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    post(clerk, "say_no_gap", node("投入0").pk, "fill", reason="邻县有三家")
    page = read(clerk, "map", beef.pk)
    assert "邻县有三家" in page
    assert "已认定不是缺口 1 项" in page


def test_an_edge_that_closes_a_cycle_comes_back_with_the_sentence(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    semen, meat = node("投入0"), node("屠宰")
    answer = post(clerk, "draw_edge", beef.pk, source=meat.pk, target=semen.pk, criticality="required", on="2022-10-08")
    assert answer.status_code == 422
    assert "投入0→屠宰→投入0" in answer.content.decode() or "屠宰→投入0→屠宰" in answer.content.decode()


def test_a_node_tells_its_makers_and_an_earlier_day_has_no_map(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    assert "北原牧业" in read(clerk, "node", node("屠宰").pk)
    assert "这一天还没有图谱" in read(clerk, "map", beef.pk, as_of="2022-01-01")
    assert "屠宰" in read(clerk, "map", beef.pk, since="2022-01-01")


def test_what_is_placed_on_a_node_is_on_the_page_at_once_and_closes_the_task(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    task = actions.add_plan_task(
        beef, "fill", "引进冻精站", owner=beef.office, due=TODAY, node=node("投入0"), by=SYSTEM
    )
    assert "本地没有人生产" in read(clerk, "map", beef.pk)
    firm = factories.enterprise("青山种牛", chain=beef)
    post(clerk, "place_on_node", node("投入0").pk, enterprise=firm.pk, evidence="实地查看", on="2022-10-08")
    page = read(clerk, "map", beef.pk)
    assert "本地没有人生产" not in page
    assert "青山种牛" in page
    assert PlanTask.objects.get(pk=task.pk).done_on == TODAY


def test_whoever_keeps_the_map_fills_a_node_without_keeping_the_plan_and_the_system_closes_the_task(
    beef: Chain,
) -> None:
    draw(beef, 1)
    task = actions.add_plan_task(
        beef, "fill", "引进冻精站", owner=beef.office, due=TODAY, node=node("投入0"), by=SYSTEM
    )
    keeper = factories.actor("keeper", unit=beef.office, may={"chains.view": ["lead"], "chains.map": ["lead"]})
    firm = factories.enterprise("青山种牛", chain=beef)
    actions.place_on_node(node("投入0"), firm, evidence="实地查看", on=MARCH, by=keeper)
    assert PlanTask.objects.get(pk=task.pk).done_on
    line = Entry.objects.filter(step="chains.complete_plan_task").latest("number")
    assert (line.actor_id, keeper.label in line.note) == (SYSTEM.id, True)


def test_a_finding_shows_its_arithmetic(beef: Chain, clerk: Client) -> None:
    draw(beef, 0)
    actions.add_node(beef, "育肥", stage="mid", on=MARCH, by=SYSTEM)
    actions.draw_edge(node("育肥"), node("屠宰"), on=MARCH, coefficient="0.8", by=SYSTEM)
    assert "0.8×屠宰 100 万元＝80.0 万元" in read(clerk, "map", beef.pk)


def test_what_if_shows_before_and_after_and_keeps_nothing(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    before = NodePlace.objects.count(), Entry.objects.count()
    page = read(clerk, "what_if", beef.pk, node=str(node("投入0").pk), name="冻精站项目", output="300万元")
    assert "“投入0”来了冻精站项目" in page
    assert "消去：投入0" in page
    firm = NodePlace.objects.get().enterprise
    assert "北原牧业" in read(clerk, "what_if", beef.pk, leaves=str(firm.pk))
    assert (NodePlace.objects.count(), Entry.objects.count()) == before
    assert "请选一家" in read(clerk, "what_if", beef.pk, leaves="", node="")


def test_a_whole_map_is_checked_in_one_go(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    place = NodePlace.objects.get()
    answer = post(clerk, "check_map", beef.pk, places=[place.pk], on="2022-10-09")
    assert answer.status_code == 422
    post(clerk, "check_map", beef.pk, places=[place.pk], on="2022-10-08")
    assert NodePlace.objects.get().mark_on(TODAY) == NodePlace.Mark.CHECKED


def test_an_enterprise_that_makes_it_on_another_chain_is_told(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    sheep = factories.chain("肉羊", office=beef.office)
    other = actions.add_node(sheep, "投入0", stage="up", on=MARCH, by=SYSTEM)
    firm = factories.enterprise("禾丰饲料", chain=sheep)
    actions.place_on_node(other, firm, evidence="实地查看", on=MARCH, by=SYSTEM)
    page = read(clerk, "map", beef.pk)
    assert "禾丰饲料" in page
    assert "本地没有人生产" not in page


def test_what_the_county_could_build_is_shown_where_a_table_of_regions_is_loaded(beef: Chain, clerk: Client) -> None:
    draw(beef, 1)
    cells = [
        ("本县", "肉类", 9),
        ("本县", "饲料", 5),
        ("甲县", "肉类", 8),
        ("甲县", "皮革", 6),
        ("乙县", "饲料", 4),
        ("乙县", "皮革", 7),
    ]
    RegionTable.objects.create(
        county_id=beef.county_id, source="企业名录", digest="0" * 64, home="本县", cells=cells, from_on=MARCH
    )
    page = read(clerk, "map", beef.pk)
    assert "建链：够得着的新行业" in page
    assert "皮革" in page
