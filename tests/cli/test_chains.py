"""`silian chains`: from files, without a database; the shapes are those of the vectors."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.chains.analysis.toy import VECTORS, vector
from tests.cli.running import Here

PROVINCE = VECTORS / "province"
LOCAL = ("--graph", PROVINCE, "--place", PROVINCE / "place.csv", "--where", "province_code=53")


@pytest.fixture
def two_names_of_coal(tmp_path: Path) -> Path:
    for name, lines in {
        "nodes": "环节\n煤\n煤炭\n尿素\n电力\n",
        "edges": "投入,产品\n煤,尿素\n煤炭,电力\n",
        "placements": "环节,企业,产值\n煤炭,矿业,100\n尿素,化肥厂,\n",
    }.items():
        (tmp_path / f"{name}.csv").write_text(lines, encoding="utf-8")
    return tmp_path


def test_a_graph_of_files_is_analysed_whole_with_every_defect(here: Here) -> None:
    answer = here("chains", "analyse", *LOCAL, "--json")
    expected = vector("province/expected.json")
    assert answer.code == 0
    assert [each["node"] for each in answer.json["missing"]] == [each[0] for each in expected["missing_upstream"]]
    assert len(answer.json["extension"]) == expected["n_extension"]
    assert [each["node"] for each in answer.json["single_source"]] == [each[0] for each in expected["single_source"]]
    assert len(answer.json["hhi"]) == expected["present_products"]
    told = {(each["file"], each["kind"]): each["rows"] for each in answer.json["defects"]}
    assert told["product_product.csv", "two_cycle"] == told["product_product.csv", "self_loop"] == 1
    assert "product_product.csv：自己是自己的投入，未采用，1 行" in answer.err
    for finding in answer.json["missing"] + answer.json["extension"]:
        assert finding["reason"].endswith("。")
        assert finding["parts"]


def test_every_defect_can_be_had_as_a_table(here: Here, tmp_path: Path) -> None:
    here("chains", "analyse", *LOCAL, "--defects", tmp_path / "问题.csv", "--json")
    rows = list(csv.DictReader((tmp_path / "问题.csv").open(encoding="utf-8-sig")))
    assert {"文件": "product_product.csv", "问题": "两者互为投入"}.items() <= next(
        r for r in rows if "⇄" in r["内容"]
    ).items()


def test_coal_by_its_other_name_is_missing_until_the_names_are_merged(here: Here, two_names_of_coal: Path) -> None:
    before = here("chains", "analyse", "--graph", two_names_of_coal, "--json").json
    after = here("chains", "analyse", "--graph", two_names_of_coal, "--merge", "--json").json
    assert [each["node"] for each in before["missing"]] == ["煤"]
    assert after["missing"] == []
    assert after["merges"] == [{"name": "煤", "into": "煤炭", "why": "synonym"}]


def test_without_json_people_read_sentences(here: Here, two_names_of_coal: Path) -> None:
    answer = here("chains", "analyse", "--graph", two_names_of_coal)
    assert "补链：1 项\n  本地没有人生产煤，而本地的尿素要用它。" in answer.out


def test_the_structure_of_a_map_is_told_when_asked_for(here: Here, two_names_of_coal: Path) -> None:
    answer = here("chains", "analyse", "--graph", two_names_of_coal, "--merge", "--structure", "--json").json
    assert answer["structure"]["cut_vertices"] == ["煤炭"]
    assert answer["structure"]["dominator"] == {"煤炭": None, "尿素": "煤炭", "电力": "煤炭"}
    worst = answer["structure"]["effects"][0]
    assert (worst["enterprise"], worst["share"], worst["dead"]) == ("矿业", 1.0, ["煤炭"])


def test_linkages_have_the_keys_and_numbers_of_the_vector(here: Here, tmp_path: Path) -> None:
    toy = vector("io_toy3.json")
    with (tmp_path / "A.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [["", "农业", "工业", "服务业"], *([f"部门{n}", *row] for n, row in enumerate(toy["A"]))]
        )
    (tmp_path / "x.csv").write_text(
        "部门,产出\n" + "".join(f"部门{n},{x}\n" for n, x in enumerate(toy["x"])), encoding="utf-8"
    )
    whole = here("chains", "linkages", tmp_path / "A.csv", "--output", tmp_path / "x.csv", "--json").json
    for ours, expected in zip(whole, toy["linkages"], strict=True):
        assert ours.keys() == expected.keys() | {"label"}
        assert ours["hem_total_loss"] == pytest.approx(expected["hem_total_loss"], rel=1e-9)
        assert ours["quadrant"] == expected["quadrant"]
    plain = here("chains", "linkages", tmp_path / "A.csv", "--json").json
    assert [row["label"] for row in plain] == ["部门0", "部门1", "部门2"]
    assert "output" not in plain[0]


def test_complexity_has_the_shape_and_numbers_of_the_vector(here: Here, tmp_path: Path) -> None:
    toy = vector("complexity_toy.json")
    rows = [f"{pair['country']},{pair['product']},{pair['value']}" for pair in toy["pairs"]]
    (tmp_path / "p.csv").write_text("\n".join(["place,product,value", *rows]), encoding="utf-8")
    answer = here("chains", "complexity", tmp_path / "p.csv", "--json").json
    for ours, expected in zip(answer["pairs"], toy["pairs"], strict=True):
        assert (ours.pop("country"), ours.pop("product")) == (expected.pop("country"), expected.pop("product"))
        assert ours == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert answer["locations"]["L3"] == pytest.approx(toy["locations"]["L3"], rel=1e-9)
    assert answer["products"]["P04"] == pytest.approx(toy["products"]["P04"], rel=1e-9)
    assert {**answer["proximity"][1], "year": 1999} == toy["proximity"][1]
    assert answer["components"] == 1


def test_a_table_in_two_parts_has_density_but_null_for_complexity(here: Here, tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("place,product,value\n甲,茶,3\n乙,竹,2\n", encoding="utf-8")
    answer = here("chains", "complexity", tmp_path / "p.csv", "--json")
    assert answer.code == 0
    assert answer.json["components"] == 2
    assert answer.json["locations"]["甲"] == {"diversity": 1, "eci": None, "coi": None}
    assert answer.json["products"]["茶"]["pci"] is None
    assert answer.json["pairs"][0]["density"] is not None
    assert "分成 2 块" in answer.err


def test_a_need_is_matched_against_a_file_of_names_or_of_offers(here: Here, tmp_path: Path) -> None:
    (tmp_path / "名录.txt").write_text("瓦楞纸箱\n纸箱\n水泥\n", encoding="utf-8")
    first, second = here("chains", "match", "求购瓦楞纸箱", "--corpus", tmp_path / "名录.txt", "--json").json
    assert (first["product"], first["confident"], first["parts"]["text"]) == ("瓦楞纸箱", True, 1.0)
    assert (second["product"], second["confident"]) == ("纸箱", False)
    (tmp_path / "供应.csv").write_text("产品,数量,规格\n不锈钢板,60吨,304\n不锈钢板,500吨,201\n", encoding="utf-8")
    good, bad = here("chains", "match", "求购304不锈钢板100吨", "--corpus", tmp_path / "供应.csv", "--json").json
    assert good["parts"]["quantity"] == pytest.approx(0.6)
    assert bad["refused"] == "不锈钢牌号不符：要304，供201。"


@pytest.mark.parametrize(
    "words",
    [
        ("analyse",),
        ("analyse", "--graph", "nowhere"),
        ("analyse", "--graph", PROVINCE, "--place", PROVINCE / "place.csv"),
        ("analyse", "--graph", PROVINCE, "--place", PROVINCE / "place.csv", "--where", "53"),
        ("analyse", "--graph", PROVINCE, "--place", PROVINCE / "place.csv", "--where", "province_code=99"),
        ("analyse", "--graph", PROVINCE, "--place", PROVINCE / "place.csv", "--where", "city=53"),
        ("match", "水泥"),
        ("match", " ", "--corpus", PROVINCE / "place.csv"),
        ("match", "水泥", "--corpus", PROVINCE / "place.csv"),
        ("match", "水泥", "--corpus", PROVINCE / "place.csv", "--top", "0"),
        ("linkages", PROVINCE / "place.csv"),
        ("linkages", VECTORS / "pymrio_test_A.csv", "--output", VECTORS / "pymrio_test_A.csv"),
        ("complexity", PROVINCE / "place.csv"),
        ("complexity", "nowhere.csv"),
    ],
)
def test_bad_input_ends_with_a_sentence_and_two(words: tuple[str | Path, ...], here: Here) -> None:
    answer = here("chains", *words, "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.splitlines()[-1].endswith("。")
    assert "Traceback" not in answer.err


def test_json_is_one_document_whatever_numbers_are_missing(here: Here, tmp_path: Path) -> None:
    (tmp_path / "A.csv").write_text("甲,0.1\n", encoding="utf-8")
    (tmp_path / "x.csv").write_text("甲,0\n", encoding="utf-8")
    answer = here("chains", "linkages", tmp_path / "A.csv", "--output", tmp_path / "x.csv", "--json")
    assert json.loads(answer.out, parse_constant=pytest.fail)[0]["CW_direct_forward"] is None
