"""`silian chains` and `silian import|export map` on a county's own records."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from silian.chains import actions
from silian.chains.models import Chain, Edge, Node
from silian.kernel.access import SYSTEM
from tests import factories
from tests.cli.running import Here

MARCH, JUNE = date(2022, 3, 1), date(2022, 6, 1)


def node(chain: Chain, name: str, on: date = MARCH, **more: str) -> Node:
    return actions.add_node(chain, name, stage="up", on=on, by=SYSTEM, **more)


def edge(source: Node, target: Node, on: date = MARCH) -> Edge:
    return actions.draw_edge(source, target, on=on, by=SYSTEM)


def made_by(where: Node, name: str, on: date = MARCH, **more: object) -> None:
    firm = factories.enterprise(name)
    actions.place_on_node(where, firm, evidence="实地查看", on=on, by=SYSTEM, **more)  # type: ignore[arg-type]


@pytest.fixture
def chemistry(here: Here) -> Chain:
    """尿素 needs 煤 and 电力 needs 煤炭; only 煤炭 is dug here."""
    chain = factories.chain("煤化工")
    coal, mined, urea, power = (node(chain, name) for name in ("煤", "煤炭", "尿素", "电力"))
    edge(coal, urea)
    edge(mined, power)
    made_by(mined, "北原矿业", output=100_00)
    made_by(urea, "化肥厂")
    return chain


def test_coal_is_coal_by_either_name_and_the_merge_is_told(here: Here, chemistry: Chain) -> None:
    answer = here("chains", "analyse", "煤化工", "--json").json
    assert answer["missing"] == []
    assert answer["merges"] == [{"name": "煤", "into": "煤炭", "why": "synonym"}]


def test_every_finding_has_node_reason_figures_and_parts(here: Here, chemistry: Chain) -> None:
    gas = node(chemistry, "天然气")
    edge(gas, Node.objects.get(name="尿素"))
    answer = here("chains", "analyse", "煤化工链", "--json").json
    [found] = answer["missing"]
    assert (found["node"], found["reason"]) == ("天然气", "本地没有人生产天然气，而本地的尿素要用它。")
    assert found["parts"] == {"needed_by": 1.0, "local_buyers": 1.0}
    assert answer.keys() >= {"missing", "single_source", "extension", "build", "hhi"}


def test_the_county_names_its_own_synonyms_and_parents(here: Here) -> None:
    chain = factories.chain("钢")
    sheet, steel, tool = node(chain, "热轧钢板"), node(chain, "钢材"), node(chain, "农具")
    edge(steel, tool)
    made_by(sheet, "北原钢厂")
    made_by(tool, "农具厂")
    assert [each["node"] for each in here("chains", "analyse", "钢", "--json").json["missing"]] == ["钢材"]
    Node.objects.filter(pk=sheet.pk).update(parent=steel)
    answer = here("chains", "analyse", "钢", "--json").json
    assert answer["missing"] == []
    assert {"name": "热轧钢板", "into": "钢材", "why": "parent"} in answer["merges"]


def test_a_maker_on_another_chain_of_the_county_is_local_too(here: Here) -> None:
    meat, box = factories.chain("和牛"), factories.chain("包装")
    carton, beef = node(meat, "纸箱"), node(meat, "分割肉")
    edge(carton, beef)
    made_by(beef, "北原牧业")
    assert [each["node"] for each in here("chains", "analyse", "和牛", "--json").json["missing"]] == ["纸箱"]
    made_by(node(box, "纸箱"), "纸箱厂")
    answer = here("chains", "analyse", "和牛", "--json").json
    assert (answer["missing"], answer["merges"]) == ([], [{"name": "包装·纸箱", "into": "纸箱", "why": "chain"}])


def test_two_enterprises_of_one_controller_are_one_source(here: Here) -> None:
    chain = factories.chain("和牛")
    feed, beef = node(chain, "饲料"), node(chain, "育肥")
    edge(feed, beef)
    made_by(beef, "北原牧业")
    for name in ("甲饲料", "乙饲料"):
        made_by(feed, name)
    assert here("chains", "analyse", "和牛", "--json").json["single_source"] == []
    for place in feed.makers.all():
        actions.amend_enterprise(place.enterprise, on=JUNE, by=SYSTEM, controller="同一集团")
    [found] = here("chains", "analyse", "和牛", "--json").json["single_source"]
    assert (found["node"], found["figures"]["hhi"]) == ("饲料", 1.0)


def test_a_map_is_analysed_as_of_a_day_and_says_what_changed_since(here: Here, chemistry: Chain) -> None:
    made_by(node(chemistry, "甲醇", JUNE), "甲醇厂", JUNE)
    answer = here("chains", "analyse", "煤化工", "--as-of", "2022-05-01", "--json").json
    assert "甲醇" not in answer["hhi"]
    since = here("chains", "analyse", "煤化工", "--since", "2022-05-01", "--json").json
    assert "甲醇" in since["hhi"]
    assert since["changes"]["came"][0] == "甲醇"


def test_a_need_is_matched_in_the_county_by_synonym_and_not_by_half_a_word(here: Here, chemistry: Chain) -> None:
    oil = factories.enterprise("油脂厂")
    actions.amend_enterprise(oil, on=JUNE, by=SYSTEM, products="菜籽油、大豆油")
    tea = here("chains", "match", "求购茶籽油5吨", "--json").json
    assert not any(each["confident"] for each in tea)
    [best, *_rest] = here("chains", "match", "求购煤100吨", "--json").json
    assert (best["product"], best["enterprise"], best["confident"], best["source"]) == ("煤炭", "北原矿业", True, "map")


def test_a_map_goes_out_and_comes_in_again(here: Here, chemistry: Chain, tmp_path: Path) -> None:
    file = tmp_path / "图谱.xlsx"
    assert here("export", "map", "-o", file, "--json").json["rows"] == 8
    again = here("import", "map", file, "--json")
    assert (again.code, again.json) == (
        0, {"created": 0, "updated": 0, "skipped": 8, "refused": [], "batch": None, "notes": [], "left_out": []},
    )  # fmt: skip


def test_an_import_is_looked_at_entered_and_undone(here: Here, chemistry: Chain, tmp_path: Path) -> None:
    file = tmp_path / "环节.csv"
    file.write_text("环节,位置\n甲醇,中游\n", "utf-8")
    look = here("import", "map", file, "--chain", "煤化工", "--dry-run", "--json").json
    assert (look["created"], look["batch"], Node.objects.filter(name="甲醇").count()) == (1, None, 0)
    done = here("import", "map", file, "--chain", "煤化工", "--json").json
    assert here("import", "undo", done["batch"], "--json").json["voided"] == 1
    file.write_text("环节,位置\n甲醇,哪里\n", "utf-8")
    bad = here("import", "map", file, "--chain", "煤化工", "--json")
    assert (bad.code, bad.json["created"], bad.json["refused"][0]["cell"]) == (1, 0, "B2")


@pytest.mark.parametrize("words", [("analyse", "没有这条"), ("analyse", "空"), ("analyse",), ("match", " ")])
def test_what_cannot_be_answered_is_said_in_a_sentence(words: tuple[str, ...], here: Here) -> None:
    factories.chain("空")
    answer = here("chains", *words, "--json")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.splitlines()[-1].endswith("。")
