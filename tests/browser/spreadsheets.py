"""A county's own spreadsheet of problems, as messy as they come: a title, headings in two rows, sections, a subtotal."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from playwright.sync_api import Page

HEADINGS = (
    "编号",
    "类型",
    "来源",
    "提出单位",
    "提出时间",
    "存在问题",
    "产业链",
    "牵头单位",
    "状态",
    "结论",
    "办结日期",
)
KIND_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Row = Sequence[str]


def messy(rows: Sequence[Row], name: str = "2022年问题台账.xlsx") -> dict[str, object]:
    """The file as a browser sends it; each row stands under a section of its own and before a subtotal."""
    kept = BytesIO()
    book = xlsxwriter.Workbook(kept, {"in_memory": True})
    page = book.add_worksheet("台账")
    page.merge_range("A1:K1", "演示县产业链问题台账")
    page.merge_range("A2:E2", "问题来源")
    page.merge_range("F2:K2", "办理情况")
    page.write_row("A3", HEADINGS)
    line = 3
    for number, row in enumerate(rows, start=1):
        page.write(line, 0, f"（{number}）产业链问题")
        page.write_row(line + 1, 0, row)
        page.write_row(line + 2, 0, ["小计", "", "", "", "", "1 件"])
        line += 3
    book.close()
    return {"name": name, "mimeType": KIND_XLSX, "buffer": kept.getvalue()}


def look_at(page: Page, rows: Sequence[Row], name: str = "2022年问题台账.xlsx") -> None:
    """Chooses such a file on the import page and asks what would happen."""
    page.goto("/exchange/import")
    page.get_by_label("台账文件").set_input_files(messy(rows, name))  # type: ignore[arg-type]
    page.get_by_role("button", name="看看会怎样").click()
