"""Task 6: last year's spreadsheet comes in; flagged cells are mended; a wrong import is undone."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .people import sign_in
from .spreadsheets import look_at

GOOD = ("LJ-1", "实际问题", "走访", "天和和牛养殖", "2022.3.1", "饲草库漏雨", "和牛", "县农业农村局", "办理中")
BAD = ("LJ-2", "实际问题", "走访", "天和和牛养殖", "二月三十", "冷库跳闸", "和牛", "县农业农村局", "办理中")
MENDED = (*BAD[:4], "2022/2/28", *BAD[5:])


def test_flagged_cells_are_named_mended_and_a_wrong_import_is_undone(page: Page) -> None:
    sign_in(page, "clerk")
    look_at(page, [GOOD, BAD])
    flagged = page.get_by_role("region", name="要改的单元格").get_by_role("row").nth(1)
    expect(flagged).to_contain_text("台账!E8")
    expect(flagged).to_contain_text("二月三十")

    look_at(page, [GOOD, MENDED])
    expect(page.get_by_role("region", name="要改的单元格")).to_have_count(0)
    page.get_by_role("button", name="导入 2 件").click()
    expect(page.get_by_text("导入了 2 件事项。")).to_be_visible()

    page.get_by_role("link", name="撤销这次导入").click()
    page.get_by_role("dialog", name="撤销这次导入？").get_by_role("button", name="撤销").click()
    expect(page.get_by_text("这次导入已在")).to_be_visible()
    page.goto("/matters/?tab=all&q=饲草库漏雨")
    expect(page.get_by_role("link", name="饲草库漏雨")).to_have_count(0)


def test_a_file_that_is_no_spreadsheet_is_refused_with_a_sentence(page: Page) -> None:
    sign_in(page, "clerk")
    page.goto("/exchange/import")
    page.get_by_label("台账文件").set_input_files(
        {"name": "台账.xlsx", "mimeType": "text/plain", "buffer": b"not a book"}
    )
    page.get_by_role("button", name="看看会怎样").click()
    expect(page.get_by_label("台账文件")).to_have_attribute("aria-invalid", "true")
