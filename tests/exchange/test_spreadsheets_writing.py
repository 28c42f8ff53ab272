"""What was exported opens with no formula and imports again unchanged."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from silian.exchange.spreadsheets.columns import Column
from silian.exchange.spreadsheets.reader import read_sheets
from silian.exchange.spreadsheets.tables import read_table
from silian.exchange.spreadsheets.values import Cell, amount, code, day, text, whole
from silian.exchange.spreadsheets.writer import write_csv, write_xlsx
from silian.kernel.errors import Refused
from silian.kernel.formulas import disarm, rearm

COLUMNS = [
    Column("ordinal", "序号", required=True, parse=whole),
    Column("problem", "问题", width=40),
    Column("credit_code", "统一社会信用代码", parse=code, width=22),
    Column("raised_on", "提出日期", parse=day),
    Column("amount", "涉及金额", parse=amount),
]
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "'=1", "''=1", "'"]
MARKUP = ["<r><t>1</t></r>", "<r></is></c><c><f>1+1</f></c><c><is></r>", "]]>", "<!--"]
WRITERS = [write_xlsx, write_csv]

# Neither database nor XML holds NUL, half a surrogate pair, or a code point that is no character.
CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\0\ufffe\uffff")
NASTY = st.one_of(
    st.text(CHARACTERS, max_size=30),
    st.text("=+-@\t\r\n'\";,|_x0041F合计小序号/—无 ", max_size=12),
    st.sampled_from(
        [*FORMULAS, "_x000D_", "_x005F_x0041_", "小计", "备注：", "911000000000000001", "2022.9.3", "\r\n", "]]>"]
    ),
)


def written(write: Any, rows: list[dict[str, Any]], columns: list[Column] = COLUMNS) -> bytes:
    file = io.BytesIO()
    write(file, columns, rows)
    return file.getvalue()


@pytest.mark.parametrize("write", WRITERS)
def test_a_record_imports_again_unchanged(write: Any) -> None:
    row = {
        "ordinal": 1,
        "problem": "=1+1 路\n破损",
        "credit_code": "911000000000000001",
        "raised_on": date(2022, 9, 3),
        "amount": Decimal("1234567.89"),
    }
    table = read_table(written(write, [row, {"ordinal": 2}]), COLUMNS)
    assert [row.values for row in table.rows] == [
        {**row, "amount": 123_456_789},
        {"ordinal": 2, "problem": None, "credit_code": None, "raised_on": None, "amount": None},
    ]
    assert not table.flags
    assert not table.skipped


def texts_of(content: bytes) -> list[Any]:
    return [row.value(2) for row in read_sheets(content)[0].rows[1:]]


@pytest.mark.parametrize("write", WRITERS)
@settings(max_examples=20, deadline=None)
@given(texts=st.lists(NASTY, min_size=1, max_size=40))
@example(texts=["_x005F_x0041_", *MARKUP])
def test_any_text_comes_back_as_it_was(write: Any, texts: list[str]) -> None:
    rows = [{"ordinal": number, "problem": text} for number, text in enumerate(texts, 1)]
    assert texts_of(written(write, rows)) == [text or None for text in texts]


@pytest.mark.parametrize("write", WRITERS)
@settings(max_examples=20, deadline=None)
@given(texts=st.lists(NASTY, min_size=1, max_size=40))
def test_an_exported_ledger_loses_no_record(write: Any, texts: list[str]) -> None:
    kept = [text(Cell(words)) for words in texts]
    rows = [{"ordinal": number, "problem": words} for number, words in enumerate(kept, 1)]
    table = read_table(written(write, rows), COLUMNS)
    assert [row.values["problem"] for row in table.rows] == kept
    assert not table.skipped


@given(words=NASTY)
def test_the_apostrophe_is_reversible_and_leaves_no_formula(words: str) -> None:
    assert rearm(disarm(words)) == words
    assert not disarm(words).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_a_workbook_opens_with_no_formula() -> None:
    content = written(write_xlsx, [{"ordinal": 1, "problem": words} for words in FORMULAS + MARKUP])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    cells = [sheet.cell(number, 2) for number in range(2, len(FORMULAS) + 2)]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert [bool(cell.quotePrefix) for cell in cells] == [not words.startswith("'") for words in FORMULAS]


def test_a_csv_field_never_begins_like_a_formula() -> None:
    content = written(write_csv, [{"ordinal": -1, "problem": words} for words in FORMULAS]).decode("utf-8-sig")
    fields = [row[1] for row in csv.reader(io.StringIO(content, newline=""))]
    assert not [field for field in fields if re.match(r"[=+\-@\t\r＝]", field)]


def test_a_csv_file_begins_with_the_mark_that_excel_needs() -> None:
    assert written(write_csv, []).startswith(b'\xef\xbb\xbf"')


def test_the_workbook_has_a_frozen_header_widths_and_real_dates(tmp_path: Path) -> None:
    file = tmp_path / "out.xlsx"
    write_xlsx(file, COLUMNS, [{"ordinal": 1, "raised_on": date(2022, 9, 3)}], sheet="事项/台账")
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert (sheet.title, sheet.freeze_panes) == ("事项 台账", "A2")
    assert round(sheet.column_dimensions["B"].width) == 41
    assert sheet["D2"].is_date


@pytest.mark.parametrize("write", WRITERS)
def test_long_numbers_keep_all_their_digits(write: Any) -> None:
    rows = [{"ordinal": 1, "problem": 911000000000000001}, {"ordinal": 2, "problem": Decimal("12345678901234567.89")}]
    assert [str(value) for value in texts_of(written(write, rows))] == ["911000000000000001", "12345678901234567.89"]


@pytest.mark.parametrize("write", WRITERS)
def test_moments_and_truth_are_written_for_people(write: Any) -> None:
    moment = datetime(2022, 9, 3, 10, 30)  # noqa: DTZ001 — a cell knows no time zone
    table = read_table(written(write, [{"ordinal": 1, "problem": True, "raised_on": moment}]), COLUMNS)
    assert (table.rows[0].values["problem"], table.rows[0].values["raised_on"]) == ("是", date(2022, 9, 3))


def test_a_text_that_excel_cannot_hold_is_refused_with_its_cell() -> None:
    rows = [{"ordinal": 1, "problem": "字" * 32_768}]
    with pytest.raises(Refused, match="B2 的文字超过 32,767 个"):
        written(write_xlsx, rows)
    assert texts_of(written(write_csv, rows)) == ["字" * 32_768]
