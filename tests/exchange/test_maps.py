"""A chain's map by spreadsheet: out and in again unchanged; looked at, entered whole, taken back; every defect is told."""

from __future__ import annotations

import io
from datetime import date
from random import Random

import pytest

from silian.chains import actions
from silian.chains.models import Chain, Edge, MapImport, Node, NodePlace
from silian.chains.queries.map import map_of
from silian.exchange.maps.exporting import export_maps
from silian.exchange.maps.importing import import_map, preview_map
from silian.kernel.access import SYSTEM
from silian.kernel.calendar import at
from silian.kernel.errors import Refused
from silian.kernel.journal.models import Entry
from tests import factories
from tests.exchange.map_files import map_file

pytestmark = pytest.mark.django_db
MARCH, TODAY = date(2022, 3, 1), date(2022, 10, 8)


@pytest.fixture(autouse=True)
def _today() -> object:
    with at(TODAY):
        yield


@pytest.fixture
def beef() -> Chain:
    """犊牛 → 育肥 → 屠宰, with one checked maker."""
    chain = factories.chain("和牛")
    calf, cow, meat = (
        actions.add_node(chain, name, stage=stage, on=MARCH, by=SYSTEM)
        for name, stage in (("犊牛", "up"), ("育肥", "mid"), ("屠宰", "down"))
    )
    actions.draw_edge(calf, cow, on=MARCH, by=SYSTEM)
    actions.draw_edge(cow, meat, on=MARCH, by=SYSTEM, criticality="replaceable")
    firm = factories.enterprise("北原牧业", chain=chain)
    place = actions.place_on_node(
        cow, firm, evidence="实地查看", on=MARCH, output=123_456_78, capacity="年 3 千头", by=SYSTEM
    )
    actions.check_node_place(place, on=TODAY, by=SYSTEM)
    return chain


def exported(chain: Chain) -> bytes:
    file = io.BytesIO()
    export_maps([chain], file, by=SYSTEM, reason="试")
    return file.getvalue()


def messages(content: bytes) -> dict[str, str]:
    found = preview_map("990001", content, by=SYSTEM).refused
    return {f"{flag.sheet}!{flag.cell}": flag.message for flag in found}


def test_what_was_exported_comes_in_again_unchanged(beef: Chain) -> None:
    before = Entry.objects.count()
    found, done = import_map("990001", exported(beef), name="和牛.xlsx", by=SYSTEM)
    assert (found.known, done.created, done.updated, done.batch, done.refused) == (6, 0, 0, None, [])
    assert Entry.objects.count() == before + 1, "the export alone"


def test_an_empty_county_gets_the_same_map_from_the_file(beef: Chain) -> None:
    content = exported(beef)
    was = map_of(beef)
    for part in (*was.places, *was.edges, *was.nodes):
        actions.end_on_map(part, on=TODAY, by=SYSTEM)
    _found, done = import_map("990001", content, name="和牛.xlsx", by=SYSTEM)
    now = map_of(beef)
    assert done.created == 6
    assert [str(edge) for edge in now.edges] == [str(edge) for edge in was.edges]
    kept = ("evidence", "capacity", "output", "is_estimated", "checked_on", "checked_by", "from_on")
    assert [[getattr(place, name) for name in kept] for place in now.places] == [
        [getattr(place, name) for name in kept] for place in was.places
    ]


def test_a_change_begins_today_and_leaves_yesterdays_map_as_it_was(beef: Chain) -> None:
    firm = NodePlace.objects.get().enterprise
    content = map_file(
        nodes=[("和牛", "犊牛", "上游", "", "小牛", "")],
        edges=[("和牛", "犊牛", "育肥", "必需", 0.3)],
        places=[("和牛", "育肥", "北原牧业", firm.credit_code, "税务申报", 5000, "", "", "估算")],
    )
    _found, done = import_map("990001", content, name="改.xlsx", by=SYSTEM)
    assert (done.created, done.updated) == (0, 3)
    yesterday, today = map_of(beef, date(2022, 10, 7)), map_of(beef)
    assert [edge.coefficient for edge in yesterday.edges] == [None, None]
    assert sorted(str(edge.coefficient) for edge in today.edges) == ["0.3000", "None"]
    assert (yesterday.places[0].output, today.places[0].output) == (123_456_78, 5000_0000_00)
    assert today.places[0].capacity == "年 3 千头", "a column that the file does not have says nothing"
    assert [node.synonyms for node in today.nodes if node.name == "犊牛"] == ["小牛"]


def test_an_import_is_taken_back_whole(beef: Chain) -> None:
    content = map_file(
        nodes=[("和牛", "冷链", "下游", "", "", "")],
        edges=[("和牛", "屠宰", "冷链", "", ""), ("和牛", "犊牛", "育肥", "必需", 0.3)],
        places=[("和牛", "冷链", "北原牧业", "", "合同", 10, "", "", "")],
    )
    was = {str(row): row.pk for row in (*map_of(beef).nodes, *map_of(beef).edges, *map_of(beef).places)}
    _found, done = import_map("990001", content, name="添.xlsx", by=SYSTEM)
    assert done.batch
    taken, left = actions.undo_map_import(done.batch, by=SYSTEM)
    again = map_of(beef)
    assert (taken, left) == (5, [])
    assert {str(row): row.pk for row in (*again.nodes, *again.edges, *again.places)} == was
    with pytest.raises(Refused, match="已经撤销"):
        actions.undo_map_import(done.batch, by=SYSTEM)


def test_what_somebody_has_worked_on_since_stays(beef: Chain) -> None:
    content = map_file(nodes=[("和牛", "冷链", "下游", "", "", ""), ("和牛", "牛皮", "下游", "", "", "")])
    _found, done = import_map("990001", content, name="添.xlsx", by=SYSTEM)
    cold, meat = Node.objects.get(name="冷链"), Node.objects.get(name="屠宰")
    actions.draw_edge(meat, cold, on=TODAY, by=SYSTEM)
    assert done.batch
    assert actions.undo_map_import(done.batch, by=SYSTEM) == (1, ["冷链"])
    assert "牛皮" not in [node.name for node in map_of(beef).nodes]


def test_every_defect_is_told_with_its_cell_and_nothing_is_entered(beef: Chain) -> None:
    content = map_file(
        nodes=[
            ("和牛", "冷链", "下游", "", "", ""),
            ("和牛", "冷链", "中游", "", "", ""),
            ("和牛", "牛皮", "末端", "", "", ""),
            ("水稻", "精米", "下游", "", "", ""),
            ("和牛", "牛骨", "下游", "13x", "", "没有"),
        ],
        edges=[
            ("和牛", "屠宰", "屠宰", "", ""),
            ("和牛", "屠宰", "牛角", "", ""),
            ("和牛", "屠宰", "冷链", "必需", -0.2),
            ("和牛", "犊牛", "屠宰", "必需", 1.2),
            ("和牛", "屠宰", "犊牛", "", ""),
            ("和牛", "育肥", "犊牛", "", ""),
        ],
        places=[
            ("和牛", "屠宰", "南原牧业", "", "合同", 1, "", "", ""),
            ("和牛", "屠宰", "北原牧业", "", "合同", -1, "", "", ""),
            ("和牛", "屠宰", "北原牧业", "", "合同", 1, "", "", "核实"),
        ],
    )
    told = messages(content)
    assert "环节!B2 重复" in told["环节!B3"]
    assert "不在可选的词里" in told["环节!C4"]
    assert "没有“水稻”产业链" in told["环节!A5"]
    assert "不是行业代码" in told["环节!D6"]
    assert "不能是自己的投入" in told["投入!C2"]
    assert "没有环节“牛角”" in told["投入!C3"]
    assert "是负数" in told["投入!E4"]
    assert "大于 1" in told["投入!E5"]
    assert "不能成环" in told["投入!B6"]
    assert "互为投入" in told["投入!B7"]
    assert "没有登记企业“南原牧业”" in told["企业!C2"]
    assert "相近的有：北原牧业" in told["企业!C2"]
    assert "不能是负数" in told["企业!F3"]
    assert "没有核实日期" in told["企业!I4"]
    _found, done = import_map("990001", content, name="坏.xlsx", by=SYSTEM)
    assert (done.created, done.batch, MapImport.objects.count()) == (0, None, 0)
    assert len(map_of(beef).nodes) == 3


def test_a_longer_cycle_is_named_from_end_to_end(beef: Chain) -> None:
    told = messages(map_file(edges=[("和牛", "屠宰", "犊牛", "", "")]))
    assert set(told) == {"投入!B2"}
    assert all(
        f"{one}→{other}" in told["投入!B2"] for one, other in (("犊牛", "育肥"), ("育肥", "屠宰"), ("屠宰", "犊牛"))
    )


def test_good_rows_come_in_without_the_bad_ones_when_that_is_asked_for(beef: Chain) -> None:
    content = map_file(
        nodes=[("和牛", "冷链", "下游", "", "", ""), ("和牛", "牛皮", "下游", "", "", "没有")],
        edges=[("和牛", "屠宰", "冷链", "", ""), ("和牛", "屠宰", "牛皮", "", "")],
    )
    _found, done = import_map("990001", content, name="半.xlsx", by=SYSTEM, accept_valid=True)
    assert done.created == 2
    assert {flag.cell for flag in done.refused} == {"F3", "C3"}
    assert "牛皮" not in [node.name for node in map_of(beef).nodes]


def test_parents_come_along_and_may_not_turn_round(beef: Chain) -> None:
    good = map_file(nodes=[("和牛", "牛肉", "下游", "", "", ""), ("和牛", "雪花牛肉", "下游", "", "", "牛肉")])
    import_map("990001", good, name="上位.xlsx", by=SYSTEM)
    assert str(Node.objects.get(name="雪花牛肉").parent) == "牛肉"
    assert "绕回自己" in messages(map_file(nodes=[("和牛", "牛肉", "下游", "", "", "雪花牛肉")]))["环节!F2"]


def test_a_new_maker_closes_the_task_that_it_fills(beef: Chain) -> None:
    office = factories.department()
    task = actions.add_plan_task(
        beef, "fill", "找屠宰场", owner=office, due=date(2022, 12, 1), node=Node.objects.get(name="屠宰"), by=SYSTEM
    )
    import_map(
        "990001", map_file(places=[("和牛", "屠宰", "北原牧业", "", "合同", 1, "", "", "")]), name="补.xlsx", by=SYSTEM
    )
    task.refresh_from_db()
    assert task.done_on == TODAY


def test_who_draws_another_chain_does_not_draw_this_one_by_file(beef: Chain) -> None:
    may = {"chains.view": ["in_county"], "chains.map": ["lead"]}
    stranger = factories.actor("stranger", unit=factories.department(), may=may)
    content = map_file(nodes=[("和牛", "冷链", "下游", "", "", "")])
    found, done = import_map("990001", content, name="越权.xlsx", by=stranger)
    assert "不能维护" in found.refused[0].message
    assert done.created == 0


def sentence_about(content: bytes) -> str:
    """What is said of a file that may be anything."""
    try:
        found = preview_map("990001", content, by=SYSTEM)
    except Refused as refused:
        return str(refused)
    return found.refused[0].message if found.refused else "可以导入。"


def test_a_file_of_anything_ends_with_a_sentence(beef: Chain) -> None:
    dice = Random(8)
    good = exported(beef)
    for _time in range(12):
        broken = bytearray(good)
        for _hit in range(30):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        for content in (
            bytes(broken),
            dice.randbytes(500),
            "环节,位置\n,,,\n\0".encode(),
            good[: dice.randrange(len(good))],
        ):
            assert sentence_about(content).endswith("。")


def test_a_huge_tangle_is_told_in_bounded_time(beef: Chain) -> None:
    names = [f"环节{n}" for n in range(400)]
    dice = Random(5)
    lines = "".join(f"和牛,{dice.choice(names)},{dice.choice(names)}\n" for _ in range(3000))
    content = ("产业链,投入,产出\n" + lines).encode()
    found = preview_map("990001", content, by=SYSTEM)
    assert found.bad == 3000, "no node of these is on the map"
    nodes = map_file(nodes=[("和牛", name, "中游", "", "", "") for name in names])
    import_map("990001", nodes, name="多.xlsx", by=SYSTEM)
    tangle = preview_map("990001", content, by=SYSTEM)
    assert tangle.bad > 1000
    assert Edge.objects.count() == 2
