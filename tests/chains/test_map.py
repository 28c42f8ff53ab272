"""The chain map: drawn without cycles, as of a day, checked, and what it says is followed up or set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from silian.chains import actions
from silian.chains.actions import MakerPlan, NodePlan
from silian.chains.analysis.whole import analyse
from silian.chains.models import Chain, Edge, Node, NodePlace, PlanTask
from silian.chains.queries.map import difference, map_of, verdicts_on
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.journal.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db
MARCH, MAY, JUNE, TODAY = date(2022, 3, 1), date(2022, 5, 1), date(2022, 6, 1), date(2022, 10, 8)


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    return factories.chain("和牛", office=factories.department("县畜牧兽医局"))


def node(chain: Chain, name: str, on: date = MARCH) -> Node:
    return actions.add_node(chain, name, stage="up", on=on, by=SYSTEM)


def edge(source: Node, target: Node, on: date = MARCH) -> Edge:
    return actions.draw_edge(source, target, on=on, by=SYSTEM)


def made_by(where: Node, name: str, on: date = MARCH) -> NodePlace:
    firm = factories.enterprise(name, chain=where.chain)
    return actions.place_on_node(where, firm, evidence="实地查看", on=on, output=100_000_00, by=SYSTEM)


def test_an_edge_that_closes_a_cycle_is_refused_with_the_cycle_named(beef: Chain) -> None:
    calf, cow, meat = node(beef, "犊牛"), node(beef, "育肥"), node(beef, "屠宰")
    edge(calf, cow)
    edge(cow, meat)
    with pytest.raises(Refused, match="犊牛→育肥→屠宰→犊牛"):
        edge(meat, calf)
    assert Edge.objects.count() == 2


def test_an_edge_stays_on_one_chain(beef: Chain) -> None:
    with pytest.raises(Refused, match="不在同一条"):
        edge(node(beef, "犊牛"), node(factories.chain("肉羊"), "屠宰"))


def test_two_nodes_do_not_share_a_name(beef: Chain) -> None:
    node(beef, "屠宰")
    with pytest.raises(Refused, match="已有"):
        node(beef, "屠宰")


def test_a_map_is_read_as_of_a_day_and_compared_with_another(beef: Chain) -> None:
    calf, meat = node(beef, "犊牛"), node(beef, "屠宰", JUNE)
    line = edge(calf, meat, JUNE)
    made_by(meat, "北原牧业", JUNE)
    assert [each.name for each in map_of(beef, MAY).nodes] == ["犊牛"]
    grown = difference(map_of(beef, MAY), map_of(beef, JUNE))
    assert (len(grown.came), grown.went) == (3, [])
    actions.end_on_map(line, on=date(2022, 9, 1), by=SYSTEM)
    assert difference(map_of(beef, JUNE), map_of(beef, TODAY)).went == ["犊牛→屠宰"]
    assert len(map_of(beef, JUNE).edges) == 1


def test_a_node_in_use_is_not_ended(beef: Chain) -> None:
    calf, meat = node(beef, "犊牛"), node(beef, "屠宰")
    line = edge(calf, meat)
    with pytest.raises(Refused, match="1 条线"):
        actions.end_on_map(calf, on=JUNE, by=SYSTEM)
    actions.end_on_map(line, on=JUNE, by=SYSTEM)
    assert actions.end_on_map(calf, on=JUNE, by=SYSTEM).to_on == JUNE


def test_what_is_missing_is_found_from_the_rows(beef: Chain) -> None:
    semen, calf, meat = node(beef, "冻精"), node(beef, "犊牛"), node(beef, "屠宰")
    edge(semen, calf)
    edge(calf, meat)
    made_by(calf, "北原牧业")
    found = analyse(map_of(beef).case)
    assert [each.node for each in found.missing] == ["冻精"]
    actions.place_on_node(semen, factories.enterprise("冻精站", chain=beef), evidence="合同", on=MAY, by=SYSTEM)
    assert not analyse(map_of(beef).case).missing


def test_a_maker_is_checked_and_goes_stale_after_a_year(beef: Chain) -> None:
    place = made_by(node(beef, "屠宰"), "北原牧业")
    assert place.mark_on(JUNE) == NodePlace.Mark.REPORTED
    actions.check_node_place(place, on=TODAY, by=SYSTEM)
    assert place.mark_on(JUNE) == NodePlace.Mark.REPORTED, "a check does not reach back"
    assert place.mark_on(TODAY) == NodePlace.Mark.CHECKED
    assert place.mark_on(date(2023, 12, 1)) == NodePlace.Mark.STALE


def test_a_task_about_a_node_closes_when_the_node_is_filled(beef: Chain) -> None:
    semen = node(beef, "冻精")
    task = actions.add_plan_task(
        beef, "fill", "引进冻精站", owner=beef.office, due=date(2022, 12, 1), node=semen, by=SYSTEM
    )
    other = actions.add_plan_task(
        beef, "strengthen", "第二家", owner=beef.office, due=date(2022, 12, 1), node=semen, by=SYSTEM
    )
    made_by(semen, "北原种牛")
    task.refresh_from_db()
    other.refresh_from_db()
    assert (task.done_on, "北原种牛" in task.evidence) == (TODAY, True)
    assert other.done_on is None, "one maker does not strengthen"
    made_by(semen, "青山种牛")
    assert PlanTask.objects.get(pk=other.pk).done_on == TODAY


def test_a_verdict_sticks_until_it_is_taken_back(beef: Chain) -> None:
    semen = node(beef, "冻精")
    verdict = actions.say_no_gap(semen, "fill", reason="省站长期供应，不必自建", by=SYSTEM)
    assert [each.pk for each in verdicts_on(beef)] == [verdict.pk]
    with pytest.raises(Refused, match="已经认定"):
        actions.say_no_gap(semen, "fill", reason="再说一遍", by=SYSTEM)
    with at(date(2022, 10, 9)):
        actions.take_back_no_gap(verdict, by=SYSTEM)
        assert not verdicts_on(beef)


def test_a_template_is_drawn_in_one_deed(beef: Chain) -> None:
    firm = factories.enterprise("北原牧业", chain=beef)
    calf = NodePlan("犊牛", "up", makers=[MakerPlan(firm, 5_000_000_00)])
    meat = NodePlan("屠宰", "down", "1351", inputs=[("犊牛", "required", Decimal("0.6"))])
    before = Entry.objects.count()
    with pytest.raises(Refused, match="成环"):
        actions.draw_map(
            beef, [replace(calf, inputs=[("屠宰", "required", None)]), meat], on=MARCH, evidence="模板", by=SYSTEM
        )
    actions.draw_map(beef, [calf, meat], on=MARCH, evidence="模板", by=SYSTEM)
    assert Entry.objects.count() == before + 1
    drawn = map_of(beef)
    assert (len(drawn.nodes), len(drawn.edges), drawn.makers.of(0)) == (2, 1, (firm.unit.short_name or firm.unit.name,))
    with pytest.raises(Refused, match="已有图谱"):
        actions.draw_map(beef, [calf], on=MARCH, evidence="模板", by=SYSTEM)


def test_the_same_role_in_another_bureau_does_not_draw(beef: Chain) -> None:
    may = {"chains.view": ["in_county", "lead"], "chains.map": ["lead"]}
    own = factories.actor("own", unit=beef.office, may=may)
    other = factories.actor("other", unit=factories.department("县农业农村局"), may=may)
    actions.add_node(beef, "屠宰", stage="down", on=MARCH, by=own)
    with pytest.raises((Refused, NotFound)):
        actions.add_node(beef, "育肥", stage="mid", on=MARCH, by=other)
