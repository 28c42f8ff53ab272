"""From a file to sheets: every form of file, every type of value, merges, hidden rows and sheets."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter

from silian.exchange.spreadsheets.reader import read_sheets
from silian.exchange.spreadsheets.sheets import NO_RESULT, Unreadable, address, column_letters, column_number

from .workbooks import raw_workbook, table_of, workbook

MORNING = datetime(2022, 9, 3, 10, 30)  # noqa: DTZ001 — a cell knows no time zone


def cells_of(content: bytes) -> list[list[Any]]:
    return [row.cells for row in read_sheets(content)[0].rows]


def test_values_keep_their_type() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row(0, 0, ["文字", 3, 1.5, True])
        sheet.write_datetime(0, 4, date(2022, 9, 3), day)
        sheet.write_datetime(0, 5, MORNING, day)
        sheet.write_formula(0, 6, "=1+1", None, 2)
        sheet.write_formula(0, 8, "=1/0", None, "#DIV/0!")

    (row,) = cells_of(workbook(fill))
    assert row[:8] == ["文字", 3, 1.5, True, date(2022, 9, 3), MORNING, 2, None]
    assert row[8] == Unreadable("#DIV/0!")
    assert [type(value) for value in row[1:4]] == [int, float, bool]


def test_a_formula_without_a_stored_result_is_not_taken_for_nothing() -> None:
    assert cells_of(raw_workbook('<row r="2"><c r="B2"><f>1+1</f></c></row>')) == [[None, Unreadable(NO_RESULT)]]


def test_a_formula_whose_result_is_the_empty_text_is_nothing() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>IF(A1,"","")</f><v></v></c></row>'
    assert cells_of(raw_workbook(rows)) == [[1]]


def test_a_number_that_is_none_is_unreadable() -> None:
    assert cells_of(raw_workbook('<row r="1"><c r="A1"><v>NaN</v></c></row>')) == [[Unreadable("nan")]]


def test_rows_keep_their_number_when_the_table_starts_further_down() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write("C4", "问题")
        sheet.write("D6", "道路")

    rows = read_sheets(workbook(fill))[0].rows
    assert [(row.number, row.cells) for row in rows] == [(4, [None, None, "问题"]), (6, [None, None, None, "道路"])]
    assert rows[0].value(3) == "问题"
    assert rows[0].value(9) is None


def test_vertical_merges_are_filled_down_and_marked() -> None:
    sheet = read_sheets(table_of([["单位", "问题"], [None, "甲"], [None, "乙"], ["丁局", "丙"]], [("A2:A3", "丙局")]))[
        0
    ]
    assert [row.cells for row in sheet.rows] == [["单位", "问题"], ["丙局", "甲"], ["丙局", "乙"], ["丁局", "丙"]]
    assert [row.filled for row in sheet.rows] == [frozenset(), frozenset(), {1}, frozenset()]


def test_hidden_rows_and_sheets_are_read_and_noted() -> None:
    def fill(book: xlsxwriter.Workbook, sheet: Any) -> None:
        sheet.write_column("A1", ["问题", "甲", "乙"])
        sheet.set_row(1, None, None, {"hidden": True})
        other = book.add_worksheet("字典")
        other.write("A1", "词")
        other.hide()

    ledger, words = read_sheets(workbook(fill))
    assert [row.hidden for row in ledger.rows] == [False, True, False]
    assert (ledger.hidden, words.hidden, words.name) == (False, True, "字典")


def test_the_epoch_of_1904_is_known() -> None:
    file = BytesIO()
    with xlsxwriter.Workbook(file, {"date_1904": True}) as book:
        book.add_worksheet().write_datetime(0, 0, date(2022, 9, 3), book.add_format({"num_format": "yyyy-mm-dd"}))
    (sheet,) = read_sheets(file.getvalue())
    assert sheet.epoch1904
    assert sheet.rows[0].cells == [date(2022, 9, 3)]


LEDGER = '序号,问题,提出日期\r\n1,道路破损，积水,2022.9.3\r\n2,"两行\r\n文字",—\r\n'
LEDGER_CELLS = [["序号", "问题", "提出日期"], ["1", "道路破损，积水", "2022.9.3"], ["2", "两行\r\n文字", "—"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_is_read_in_its_encoding(encoding: str) -> None:
    assert cells_of(LEDGER.encode(encoding)) == LEDGER_CELLS


@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_a_csv_file_is_read_with_its_delimiter(delimiter: str) -> None:
    assert cells_of(LEDGER.replace(",", delimiter).encode()) == LEDGER_CELLS


def test_a_title_above_a_csv_table_does_not_hide_its_delimiter() -> None:
    assert cells_of("2022年台账\n\n问题;单位\n路,桥;甲局\n水,电;乙局\n".encode())[1:] == [
        ["问题", "单位"],
        ["路,桥", "甲局"],
        ["水,电", "乙局"],
    ]


def test_a_csv_called_xlsx_is_still_read_by_its_content(tmp_path: Any) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_bytes(LEDGER.encode())
    assert [row.cells for row in read_sheets(file)[0].rows] == LEDGER_CELLS


def test_the_sealed_process_starts_without_django() -> None:
    program = "import silian.exchange.spreadsheets.sealed, sys; print('django' in sys.modules)"
    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )


def test_addresses_are_those_that_people_see() -> None:
    assert (address(12, 3), address(1, 27), column_letters(16_384)) == ("C12", "AA1", "XFD")
    assert column_number("XFD") == 16_384
