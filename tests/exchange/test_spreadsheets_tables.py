"""A county's own messy ledger becomes rows of understood values; nothing is left out silently."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.header import find_header
from silian.exchange.spreadsheets.mapping import load_mapping
from silian.exchange.spreadsheets.reader import read_sheets
from silian.exchange.spreadsheets.tables import Table, read_table
from silian.exchange.spreadsheets.values import amount, code, day, whole
from silian.kernel.errors import Refused

from .workbooks import table_of, workbook

COLUMNS = [
    Column("ordinal", "序号", parse=whole),
    Column("raiser", "提出单位", ("反映单位", "企业名称")),
    Column("credit_code", "统一社会信用代码", parse=code),
    Column("raised_on", "提出日期", ("反映时间",), required=True, parse=day),
    Column("problem", "问题", ("存在问题", "反映的问题"), required=True),
    Column("amount", "涉及金额", parse=amount),
    Column("state", "状态", ("办理状态",)),
    Column("closed_on", "办结日期", parse=day),
]

MESSY_ROWS = [
    ["2022年某某县四链问题台账"],
    ["填报单位：某某局", None, None, None, None, "单位：元"],
    ["序号", "反  映\n单  位", "提  出", None, "涉及金额\n（万元）", "办理情况", None, "备注栏"],
    [None, None, "日 期", "问题", None, "状态", "办结日期", None],
    ["一、汽车产业链"],
    [1, "甲公司", "2022.9.3", "道路破损", "约80万", "办理中", None, "急"],
    [2, None, "9月10日", "用电不足", "1,200.00", "已销号", 44830, None],
    ["小  计", None, None, "2件", 1280],
    [],
    ["二、农产品产业链"],
    ["３", "乙合作社", "2022-02-30", "／", "—", "办理中"],
    [4, "丙公司", "2022年9月3日", "小计", None, "办理中"],
    ["合计", None, None, 4, 1280],
    ["填表人：", "某某", None, "审核人："],
    ["备注：本表每月报送。"],
]
MESSY_MERGES = [
    ("A1:H1", "2022年某某县四链问题台账"),
    ("A3:A4", "序号"),
    ("B3:B4", "反  映\n单  位"),
    ("C3:D3", "提  出"),
    ("E3:E4", "涉及金额\n（万元）"),
    ("F3:G3", "办理情况"),
    ("H3:H4", "备注栏"),
    ("A5:H5", "一、汽车产业链"),
    ("B6:B7", "甲公司"),
]


@pytest.fixture(scope="module")
def messy() -> Table:
    rows = [list(row) for row in MESSY_ROWS]
    for region, _text in MESSY_MERGES:
        first = region.split(":", maxsplit=1)[0]
        rows[int(first[1:]) - 1][ord(first[0]) - 65] = None
    return read_table(table_of(rows, MESSY_MERGES), COLUMNS)


def test_records_are_found_under_a_merged_two_row_header(messy: Table) -> None:
    assert [row.values["problem"] for row in messy.rows] == ["道路破损", "用电不足", None, "小计"]
    assert messy.rows[0].values == {
        "ordinal": 1,
        "raiser": "甲公司",
        "raised_on": date(2022, 9, 3),
        "problem": "道路破损",
        "amount": 80_000_000,
        "state": "办理中",
        "closed_on": None,
    }
    assert messy.rows[0].cell("problem") == "D6"


def test_a_merged_value_is_shared_by_its_rows_and_marked(messy: Table) -> None:
    assert [row.values["raiser"] for row in messy.rows] == ["甲公司", "甲公司", "乙合作社", "丙公司"]
    assert [row.filled for row in messy.rows] == [frozenset(), {"raiser"}, frozenset(), frozenset()]


def test_every_row_that_is_no_record_is_reported_with_its_reason(messy: Table) -> None:
    assert [(skipped.cell, skipped.reason) for skipped in messy.skipped] == [
        ("A1", "表头以上的标题"),
        ("A2", "表头以上的标题"),
        ("A5", "小标题或说明"),
        ("A8", "小计或合计"),
        ("A9", "空行，共 1 行"),
        ("A10", "小标题或说明"),
        ("A13", "小计或合计"),
        ("A14", "表尾说明"),
        ("A15", "表尾说明"),
    ]
    assert messy.skipped[2].text == "一、汽车产业链"


def test_every_doubt_is_told_with_its_cell(messy: Table) -> None:
    told = {flag.cell: flag.message for flag in messy.flags if not flag.refuses}
    assert set(told) == {"H4", "E6", "C7", "G7"}
    assert "备注栏" in told["H4"]
    assert "推定为 2022-09-10" in told["C7"]


def test_only_rows_with_a_wrong_cell_are_refused(messy: Table) -> None:
    assert {flag.cell for flag in messy.flags if flag.refuses} == {"C11", "D11"}
    assert [row.refused for row in messy.rows] == [False, False, True, False]
    assert messy.rows[1].values["amount"] == 1_200_000_000_000 // 1_000


def ledger(*rows: list[Any], head: list[Any] | None = None) -> bytes:
    return table_of([head or ["序号", "提出单位", "提出日期", "问题"], *rows])


def reasons(*rows: list[Any]) -> list[str]:
    return [skipped.reason for skipped in read_table(ledger(*rows), COLUMNS).skipped]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["合计：12件", "2022-09-03"], "小计或合计"),
        ([None, "本页合计", None, "12"], "小计或合计"),
        (["汽车产业链小计", None, None, "12"], "小计或合计"),
        (["注：逾期的标红"], "表尾说明"),
        (["制表人"], "表尾说明"),
        (["（一）整车企业"], "小标题或说明"),
        (["序 号", "提出单位", "提出日期", "问题"], "重复的表头"),
        (["例", "某公司", "2022-09-03", "某问题"], "填写示例"),
        ([" ", "　"], "空行"),
    ],
)
def test_a_row_between_the_records_is_recognised(row: list[Any], reason: str) -> None:
    assert reasons([1, "甲", "2022-09-03", "路"], row) == [reason]


@pytest.mark.parametrize(
    "row",
    [
        [1, "合计科技公司", "2022-09-03", "合计数对不上，请县里核对"],
        [1, "备注软件公司", "2022-09-03", "备注：无"],
        [1, "小计", "2022-09-03", "小计"],
        [None, None, None, "只写了问题"],
    ],
)
def test_a_record_that_only_sounds_like_a_total_is_kept(row: list[Any]) -> None:
    assert not reasons(row)


def test_a_one_row_header_may_stand_below_titles_and_in_any_order() -> None:
    content = table_of([["标题"], [], ["反映时间（年月日）", "*存在问题：", "没人认识"], ["2022-09-03", "路", "x"]])
    table = read_table(content, COLUMNS)
    assert [row.values for row in table.rows] == [{"raised_on": date(2022, 9, 3), "problem": "路"}]
    assert [(flag.cell, flag.refuses) for flag in table.flags] == [("C3", False)]


def test_a_missing_required_column_is_named_with_the_headings_seen() -> None:
    with pytest.raises(Refused, match="缺少必需的列：提出日期。看到的表头有：序号、问题、时间"):
        read_table(table_of([["序号", "问题", "时间"], [1, "路", "2022-09-03"]]), COLUMNS)


def test_a_file_without_a_header_is_told_what_was_expected_and_seen() -> None:
    with pytest.raises(Refused, match=r"没有找到表头。应有的列名：序号、提出单位.*第一行写的是：甲、乙"):
        read_table(table_of([["甲", "乙"], ["丙", "丁"]]), COLUMNS)


def test_the_callers_mapping_goes_before_the_columns_own_words(tmp_path: Path) -> None:
    file = tmp_path / "map.yaml"
    file.write_text("情况 说明: 问题\n时间: raised_on\n", "utf-8")
    mapping = load_mapping(file, COLUMNS)
    assert mapping == {"情况 说明": "problem", "时间": "raised_on"}
    table = read_table(table_of([["时间", "情况说明"], ["2022-09-03", "路"]]), COLUMNS, mapping=mapping)
    assert table.rows[0].values["problem"] == "路"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("时间: 提出曰期", "“提出曰期”不是列名.*可用的列名：序号"),
        ("- 时间", "对照"),
        ("{", "读不出来"),
        ("a: [b]", "不是列名"),
    ],
)
def test_a_wrong_mapping_is_refused_with_the_allowed_words(tmp_path: Path, written: str, words: str) -> None:
    file = tmp_path / "map.yaml"
    file.write_text(written, "utf-8")
    with pytest.raises(Refused, match=words):
        load_mapping(file, COLUMNS)


def test_all_visible_sheets_with_a_header_are_read_and_the_others_reported() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for number, name in enumerate(["汽车链", "农产品链", "填表说明", "字典"]):
            page = sheet if number == 0 else book.add_worksheet(name)
            page.write_row("A1", ["提出日期", "问题"] if number != 2 else ["一、填报范围", ""])
            page.write_row("A2", ["2022-09-03", name])
            if name == "字典":
                page.hide()

    table = read_table(workbook(fill, "汽车链"), COLUMNS)
    assert [(row.sheet, row.values["problem"]) for row in table.rows] == [
        ("汽车链", "汽车链"),
        ("农产品链", "农产品链"),
    ]
    assert [(skipped.sheet, skipped.reason) for skipped in table.skipped] == [
        ("填表说明", "没有找到表头，没有读"),
        ("字典", "隐藏的工作表，没有读"),
    ]


def test_the_year_comes_from_the_title_then_the_sheets_name_then_the_caller() -> None:
    rows = [["提出日期", "问题"], ["9月3日", "路"]]

    def year_of(content: bytes) -> int:
        found: date = read_table(content, COLUMNS, year=2020).rows[0].values["raised_on"]
        return found.year

    assert year_of(table_of([["2022年台账"], *rows], name="2021年")) == 2022
    assert year_of(table_of(rows, name="2021年")) == 2021
    assert year_of(table_of([["2021—2022年台账"], *rows])) == 2020


def test_hidden_rows_are_read_and_told() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["提出日期", "问题"])
        sheet.write_row("A2", ["2022-09-03", "路"])
        sheet.set_row(1, None, None, {"hidden": True})

    table = read_table(workbook(fill), COLUMNS)
    assert [row.values["problem"] for row in table.rows] == ["路"]
    assert [flag.message for flag in table.flags] == ["这一行在表里是隐藏的，也读进来了。"]


def test_an_error_value_refuses_its_row() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_row("A1", ["提出日期", "问题"])
        sheet.write_row("A2", ["2022-09-03"])
        sheet.write_formula("B2", "=A9", None, "#REF!")

    table = read_table(workbook(fill), COLUMNS)
    assert table.rows[0].refused
    assert [(flag.cell, "#REF!" in flag.message) for flag in table.flags] == [("B2", True)]


def test_the_left_one_of_two_columns_with_one_meaning_counts_and_the_other_is_reported() -> None:
    sheet = read_sheets(table_of([["问题", "存在问题", "提出日期"]]))[0]
    header = find_header(sheet, COLUMNS)
    assert header is not None
    assert (header.columns["problem"], header.unknown) == (1, [2])


def test_a_csv_ledger_in_gb18030_reads_like_a_workbook() -> None:
    content = "反映时间,存在问题\r\n２０２２．９．３,道路破损\r\n合计,1\r\n".encode("gb18030")
    table = read_table(content, COLUMNS)
    assert [row.values for row in table.rows] == [{"raised_on": date(2022, 9, 3), "problem": "道路破损"}]
    assert [skipped.cell for skipped in table.skipped] == ["A3"]
