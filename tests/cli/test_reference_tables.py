"""What a county loads once: the classification, its divisions, and what other regions have; and what 建链 says of it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from silian.chains import actions
from silian.chains.models import IndustryClass
from silian.kernel.access import SYSTEM
from silian.kernel.errors import Refused
from silian.organisations.models import Unit
from tests import factories
from tests.cli.running import Here

CLASSES = "code,level,parent,name,scope_note,origin\nC,1,,制造业,,s\n13,2,C,农副食品加工业,,s\n1311,4,131,稻谷加工,,s\n"


def regions(home: str) -> str:
    """Home has 米 and 面; whoever has these has 酒 as well; far away is a world of its own if `apart`."""
    rows = [(home, "米", 9), (home, "面", 7), (home, "酒", 2)]
    for place in ("甲县", "乙县"):
        rows += [(place, "米", 5), (place, "面", 5), (place, "酒", 9)]
    rows += [("丙县", "酒", 4), ("丙县", "钢", 9), ("丁县", "钢", 8), ("丁县", "煤", 9)]
    return "地区,行业,企业数\n" + "".join(f"{a},{b},{n}\n" for a, b, n in rows)


def test_classes_are_checked_once_the_classification_is_loaded(here: Here, tmp_path: Path) -> None:
    chain = factories.chain("水稻")
    actions.add_node(chain, "米线", stage="mid", on=chain.from_on, industry_class="9999", by=SYSTEM)
    file = tmp_path / "gbt.csv.gz"
    file.write_bytes(gzip.compress(CLASSES.encode()))
    assert here("import", "classification", file, "--json").json["created"] == 3
    assert here("import", "classification", file, "--json").json["skipped"] == 3
    node = actions.add_node(chain, "精米", stage="mid", on=chain.from_on, industry_class="C1311", by=SYSTEM)
    assert node.industry_class == "1311"
    with pytest.raises(Refused, match="4754"):
        actions.add_node(chain, "面粉", stage="mid", on=chain.from_on, industry_class="1312", by=SYSTEM)


def test_a_bad_classification_enters_nothing_and_says_which_cells(here: Here, tmp_path: Path) -> None:
    factories.county()
    file = tmp_path / "gbt.csv"
    file.write_text("代码,名称\n13,甲\n13,乙\n13xx,丙\n,丁\n", "utf-8")
    answer = here("import", "classification", file, "--json")
    assert (answer.code, answer.json["created"]) == (1, 0)
    assert [each["cell"] for each in answer.json["refused"]] == ["A3", "A4", "A5"]
    assert not IndustryClass.objects.exists()


def test_new_chains_are_read_from_many_regions_with_small_cells_suppressed(here: Here, tmp_path: Path) -> None:
    home = factories.county()
    chain = factories.chain("水稻")
    actions.add_node(chain, "精米", stage="mid", on=chain.from_on, by=SYSTEM)
    assert here("chains", "analyse", "水稻", "--json").json["build"] == []
    file = tmp_path / "各地.csv"
    file.write_text(regions(home.name), "utf-8")
    assert here("import", "regions", file, "--json").code == 0
    found = here("chains", "analyse", "水稻", "--json").json["build"]
    wine = next(each for each in found if each["node"] == "酒")
    assert wine["figures"]["rca"] is None, "two enterprises are too few to publish"
    assert wine["parts"]["density"] == pytest.approx(wine["figures"]["density"])
    assert wine["figures"]["components"] == 1


def test_complexity_of_a_table_in_parts_is_refused_with_their_number(here: Here, tmp_path: Path) -> None:
    home = factories.county()
    chain = factories.chain("水稻")
    actions.add_node(chain, "精米", stage="mid", on=chain.from_on, by=SYSTEM)
    file = tmp_path / "各地.csv"
    rows = [(home.name, "米", 9), ("甲县", "米", 5), ("甲县", "面", 5), ("乙县", "钢", 9)]
    file.write_text("place,product,value\n" + "".join(f"{a},{b},{n}\n" for a, b, n in rows), "utf-8")
    here("import", "regions", file)
    answer = here("chains", "analyse", "水稻", "--json")
    assert {each["figures"]["components"] for each in answer.json["build"]} == {2}
    assert {each["figures"]["complexity"] for each in answer.json["build"]} == {None}
    assert "分成 2 块" in answer.err


def test_a_table_without_this_county_or_with_this_county_alone_is_refused(here: Here, tmp_path: Path) -> None:
    home = factories.county()
    file = tmp_path / "各地.csv"
    file.write_text("地区,行业,企业数\n甲县,米,5\n乙县,米,5\n", "utf-8")
    assert "没有本县" in here("import", "regions", file).err
    assert here("import", "regions", file, "--home", "甲县", "--json").json["created"] == 2
    file.write_text(f"地区,行业,企业数\n{home.name},米,5\n", "utf-8")
    assert "只有本县" in here("import", "regions", file).err


def test_townships_and_villages_come_from_the_division_codes(here: Here, tmp_path: Path) -> None:
    factories.county()
    file = tmp_path / "区划.csv"
    file.write_text("代码,名称\n990001102,石桥镇\n990001102203,河东村\n110101001,别处街道\n", "utf-8")
    answer = here("import", "divisions", file, "--json").json
    assert (answer["created"], answer["refused"]) == (2, [])
    assert [each["reason"] for each in answer["left_out"]] == ["不是本县的，1 行"]
    assert Unit.objects.get(name="河东村").placements.get().parent.name == "石桥镇"
    assert here("import", "divisions", file, "--json").json["skipped"] == 2
