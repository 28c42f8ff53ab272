"""Files as they come: read, told about, or refused with a sentence; never a traceback."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from silian.chains.analysis.reading.ckg import read_ckg
from silian.chains.analysis.reading.folders import read_folder, regions_of
from silian.chains.analysis.reading.matrices import read_column, read_places, read_square
from silian.chains.analysis.reading.offers import read_offers
from silian.chains.analysis.reading.tables import number, read_table
from silian.chains.analysis.whole import Case, analyse
from silian.kernel.errors import Refused
from tests.chains.analysis.toy import VECTORS

CELL = st.one_of(
    st.sampled_from(
        ["煤", "焦炭", "上游材料", "下游产品", "000001SZ", "1", "-2", "9e999", "nan", "", '"', "必需", "0.5"]
    ),
    st.text(max_size=6),
)
TABLE = st.lists(st.lists(CELL, max_size=5), max_size=8).map(lambda rows: "\n".join(",".join(row) for row in rows))
HEADED = st.tuples(
    st.sampled_from(
        ["name", "from,to,rel", "company,product,weight", "投入,产品", "环节", "环节,企业,产值", "place,product,value"]
    ),
    TABLE,
).map("\n".join)
CONTENT = st.one_of(
    st.binary(max_size=300),
    TABLE.map(lambda text: text.encode("utf-8", "surrogatepass")),
    HEADED.map(lambda text: text.encode("utf-8", "surrogatepass")),
    HEADED.map(lambda text: text.encode("gb18030", "replace")),
    st.binary(max_size=60).map(gzip.compress),
)
CKG = ("product", "product_product", "company_product", "company")
PLAIN = ("nodes", "edges", "placements")
FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(st.tuples(*[CONTENT] * 4), st.sampled_from([CKG, PLAIN]), st.sampled_from([".csv", ".csv.gz"]))
def test_whatever_stands_in_a_folder_is_read_or_refused(
    contents: tuple[bytes, ...], names: tuple[str, ...], end: str
) -> None:
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, content in zip(names, contents, strict=False):
            (folder / f"{name}{end}").write_bytes(content)
        told = refused_or_done(lambda: analyse_folder(folder))
    assert told is None or told.endswith("。")


HEADINGS = {
    "product": "name", "product_product": "from,to,rel", "company_product": "company,product,weight",
    "company": "code,name,exchange,list_date", "nodes": "环节", "edges": "投入,产品,重要程度,消耗系数",
    "placements": "环节,企业,产值,实际控制人",
}  # fmt: skip
FEW = st.sampled_from(
    ["煤", "焦炭", "钢", "上游材料", "下游产品", "产品小类", "000001SZ", "000002", "0.5", "-1", "3", "0", "x"]
)


@st.composite
def well_headed(draw: st.DrawFn) -> dict[str, str]:
    """Tables with the right headings, of which the rows hold a few words in any place."""
    names = draw(st.sampled_from([CKG, PLAIN]))
    files = {}
    for name in names:
        wide = HEADINGS[name].count(",") + 1
        rows = draw(st.lists(st.lists(FEW, min_size=wide, max_size=wide), max_size=12))
        files[name] = "\n".join([HEADINGS[name], *(",".join(row) for row in rows)])
    return files


@settings(FUZZ, max_examples=300)
@given(well_headed())
def test_any_words_under_the_right_headings_are_read_or_refused(files: dict[str, str]) -> None:
    with TemporaryDirectory() as place:
        for name, text in files.items():
            (Path(place) / f"{name}.csv").write_text(text, encoding="utf-8")
        told = refused_or_done(lambda: analyse_folder(Path(place)))
    assert told is None or told.endswith("。")


@FUZZ
@given(CONTENT, st.sampled_from([read_square, read_column, read_places, read_offers, read_table]))
def test_whatever_stands_in_a_file_is_read_or_refused(content: bytes, read: Callable[[Path], object]) -> None:
    with TemporaryDirectory() as place:
        path = Path(place) / "表.csv"
        path.write_bytes(content)
        told = refused_or_done(lambda: read(path))
    assert told is None or told.endswith("。")


def test_a_plain_folder_is_read_with_criticality_coefficient_output_and_controller(tmp_path: Path) -> None:
    write(tmp_path, "nodes", "环节", "玉米", "饲料", "生猪")
    write(tmp_path, "edges", "投入,产品,重要程度,消耗系数", "玉米,饲料,可替代,60%", "饲料,生猪,,")
    write(
        tmp_path, "placements", "环节,企业,产值,实际控制人", '玉米,甲农场,"1,200",张氏', "饲料,乙饲料,500,张氏", "生猪,丙养殖,,"
    )  # fmt: skip
    read = read_folder(tmp_path)
    assert list(read.defects) == []
    assert read.graph.criticality.tolist() == [0.5, 1.0]
    assert read.graph.coefficient[0] == pytest.approx(0.6)
    assert np.isnan(read.graph.coefficient[1])
    assert dict(zip(read.makers.names, read.makers.controller.tolist(), strict=True)) == {
        "丙养殖": 0,
        "乙饲料": 1,
        "甲农场": 1,
    }
    assert read.makers.output.tolist()[:2] == [1200, 500]


def test_everything_wrong_in_a_plain_folder_is_told_and_the_rest_is_used(tmp_path: Path) -> None:
    write(tmp_path, "nodes", "环节", "玉米", "玉米", "饲料")
    write(
        tmp_path, "edges", "投入,产品,重要程度,消耗系数",
        "玉米,玉米,,", "玉米,豆粕,,", "玉米,饲料,很重要,-1", "玉米,饲料,,", ",饲料,,", "玉米,饲料", "饲料,玉米粉,,",
    )  # fmt: skip
    write(tmp_path, "placements", "环节,企业,产值", "豆粕,甲,1", "玉米,,1", "玉米,甲,多", "玉米,甲,2")
    read = read_folder(tmp_path)
    assert [f"{defect.line} {defect.kind}" for defect in read.defects if defect.file == "edges.csv"] == [
        "2 self_loop", "3 dangling", "4 unknown_criticality", "4 negative", "5 duplicate", "6 blank", "7 short_row", "8 dangling",
    ]  # fmt: skip
    told = [defect.kind for defect in read.defects if defect.file == "placements.csv"]
    assert told == ["unknown_product", "blank", "not_a_number", "duplicate"]
    assert len(read.graph.source) == len(read.makers.node) == 1


def test_a_cycle_in_a_plain_folder_is_refused_by_name(tmp_path: Path) -> None:
    write(tmp_path, "nodes", "环节", "玉米", "饲料", "生猪")
    write(tmp_path, "edges", "投入,产品", "玉米,饲料", "饲料,生猪", "生猪,玉米")
    with pytest.raises(Refused, match="玉米→饲料→生猪→玉米"):
        read_folder(tmp_path)


def test_a_shifted_row_of_the_register_is_told_and_its_code_used(tmp_path: Path) -> None:
    for name in ("product", "product_product", "company_product"):
        (tmp_path / f"{name}.csv").write_bytes((VECTORS / "province" / f"{name}.csv").read_bytes())
    write(
        tmp_path, "company", "code,name,exchange,list_date", "300054SZ,某股份,2010-02-11,2010-02-11", "某公司,甲,乙,丙"
    )
    told = {defect.kind: defect for defect in read_ckg(tmp_path).defects if defect.file == "company.csv"}
    assert told["shifted_row"].line == 2
    assert told["bad_code"].text == "某公司"


@pytest.mark.parametrize("missing", ["product", "product_product", "company_product"])
def test_a_folder_without_a_table_is_refused_with_its_name(tmp_path: Path, missing: str) -> None:
    for name in ("product", "product_product", "company_product"):
        if name != missing:
            (tmp_path / f"{name}.csv").write_bytes((VECTORS / "province" / f"{name}.csv").read_bytes())
    with pytest.raises(Refused, match=f"没有 {missing}.csv"):
        read_ckg(tmp_path)


def test_a_file_without_the_column_is_refused_with_what_it_has(tmp_path: Path) -> None:
    write(tmp_path, "place", "code,city", "000001,x")
    with pytest.raises(Refused, match="缺少“province_code”一列，表头现为：code、city"):
        regions_of(tmp_path / "place.csv", "province_code")


def test_gb18030_is_read_and_a_broken_gzip_is_refused(tmp_path: Path) -> None:
    (tmp_path / "甲.csv").write_bytes("环节\n玉米\n".encode("gb18030"))
    assert read_table(tmp_path / "甲.csv").lines == [(2, ["玉米"])]
    (tmp_path / "乙.csv.gz").write_bytes(gzip.compress(b"name\n" * 1000)[:20])
    with pytest.raises(Refused, match="不是完好的 gzip"):
        read_table(tmp_path / "乙.csv.gz")


def test_a_value_that_is_no_number_in_a_table_of_numbers_is_refused_by_its_line(tmp_path: Path) -> None:
    write(tmp_path, "a", "sector,甲,乙", "甲,0.1,0.2", "乙,x,0.1")
    with pytest.raises(Refused, match="第 3 行"):
        read_square(tmp_path / "a.csv")


def test_labels_of_several_rows_and_columns_are_known_from_numbers() -> None:
    labels, table = read_square(VECTORS / "pymrio_test_A.csv")
    assert labels[0] == "reg1 food"
    assert table.shape == (48, 48)
    sectors, output = read_column(VECTORS / "pymrio_test_x.csv")
    assert sectors == labels
    assert output[0] == pytest.approx(239154.386473)


def test_places_and_products_fill_a_table_and_a_second_value_is_told(tmp_path: Path) -> None:
    write(
        tmp_path, "p", "place,product,value", "甲县,茶,3", "乙县,竹,2", "甲县,茶,9", "甲县,竹,-1", "甲县,竹,少", ",竹,1"
    )
    read = read_places(tmp_path / "p.csv")
    assert read.values.tolist() == [[2, 0], [0, 3]]
    assert [defect.kind for defect in read.defects] == ["duplicate", "negative", "not_a_number", "blank"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,200.5", 1200.5), ("60%", 0.6), (" 3 ", 3), ("inf", None), ("nan", None), ("约3", None), ("", None)],
)
def test_a_number_is_read_as_written_or_not_at_all(text: str, value: float | None) -> None:
    assert number(text) == value


def analyse_folder(folder: Path) -> None:
    read = read_folder(folder)
    analyse(Case(read.graph, read.makers))


def refused_or_done(deed: Callable[[], object]) -> str | None:
    """The sentence, or None; anything but a refusal goes through and fails the test."""
    try:
        deed()
    except Refused as refused:
        return str(refused)
    return None


def write(folder: Path, name: str, *lines: str) -> None:
    (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
