"""Task 7: this month's briefing: "why 35?" is one click; it is frozen, then corrected in the open."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from .people import sign_in
from .spreadsheets import look_at

LATE = (
    "LJ-7", "用工", "走访", "天和和牛养殖", "2022-09-01", "补登：秋收缺装卸工", "和牛", "县农业农村局", "已销号", "已解决",
    "2022-09-20",
)  # fmt: skip


def test_why_35_is_answered_by_one_click(page: Page) -> None:
    sign_in(page, "leader")
    page.get_by_role("link", name="简报", exact=True).first.click()
    page.get_by_role("link", name="四链融创", exact=True).click()
    page.get_by_role("article").get_by_role("link", name="35", exact=True).first.click()
    drawer = page.get_by_role("dialog")
    for words in ("联合党委会议", "35", "口径", "统计窗口", "2022-01-01", "构成记录"):
        expect(drawer).to_contain_text(words)
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("article").get_by_role("link", name="35", exact=True).first).to_be_focused()


def test_a_briefing_is_frozen_and_corrected_in_the_open(page: Page) -> None:
    sign_in(page, "clerk")
    page.goto("/briefings/four-chains/?as_of=2022-09-30")
    page.get_by_role("link", name="定稿", exact=True).click()
    page.locator("#drawer").get_by_role("button", name="定稿").click()
    expect(page.get_by_text("正文数字已固化")).to_be_visible()
    issue, frozen = page.url, page.get_by_role("article").get_by_role("paragraph").first.inner_text()

    look_at(page, [LATE], "补登.xlsx")
    page.get_by_role("button", name="导入 1 件").click()
    expect(page.get_by_text("导入了 1 件事项。")).to_be_visible()

    page.goto(issue)
    page.get_by_role("link", name="对照", exact=True).click()
    expect(page.locator("#comparison, main").last).to_contain_text("新增")
    page.get_by_role("link", name="生成更正稿").click()
    page.locator("#drawer").get_by_label("更正理由").fill("九月的一件办结补登")
    page.locator("#drawer").get_by_role("button", name="公布更正").click()
    expect(page.get_by_role("heading", name="更正第 1 号")).to_be_visible()
    expect(page.get_by_text("理由：九月的一件办结补登")).to_be_visible()
    assert page.get_by_role("article").get_by_role("paragraph").first.inner_text().replace("更正", "") == frozen
