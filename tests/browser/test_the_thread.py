"""The first thread: a row of a messy spreadsheet becomes a matter, is returned, paused, closed by another person, is counted in
a figure of a sentence, and the sentence leads back to its history."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from .people import PHOTO, begin, finish, sign_in
from .spreadsheets import look_at

PROBLEM = "天和和牛养殖秋收缺装卸工２０人"
TITLE = "天和和牛养殖秋收缺装卸工"
ROW = ("LJ-９", "用工", "走访", "天和和牛养殖", "2022年9月28日", PROBLEM, "和牛", "", "待受理")
FIGURE = "化解用工、用地和人企纠纷"


def figure(page: Page) -> Locator:
    page.goto("/briefings/four-chains/")
    sentence = page.get_by_role("article").get_by_role("paragraph").filter(has_text=FIGURE).first
    return sentence.locator("a[href='#src-labour_land_dispute_solved']")


def assign(office: Page) -> None:
    form = begin(office, "交办")
    form.get_by_label("主办单位").select_option(label="县农业农村局")
    people = form.get_by_label("责任人")
    expect(people.get_by_role("option", name="邱某 科员", exact=True)).to_be_attached()
    people.select_option(label="邱某 科员")
    form.get_by_label("整改措施").fill("组织劳务对接")
    finish(office, "交办")


def test_from_a_row_of_a_spreadsheet_to_a_sentence_and_back(page: Page, new_page: Callable[..., Page]) -> None:
    office, handler = sign_in(page, "clerk"), sign_in(new_page(), "handler")
    before = int(figure(office).inner_text())

    look_at(office, [ROW])
    expect(office.get_by_role("cell", name="小计", exact=True)).to_be_visible()
    office.get_by_role("button", name="导入 1 件").click()
    expect(office.get_by_text("导入了 1 件事项。")).to_be_visible()
    office.get_by_role("link", name="SX2022-").click()
    expect(office.get_by_role("heading", level=1)).to_contain_text(TITLE)

    begin(office, "受理")
    finish(office, "受理")
    assign(office)
    handler.goto(office.url)
    form = begin(handler, "退单")
    form.get_by_role("radio").first.check()
    form.get_by_label("应由谁办").fill("请先明确用工期限")
    finish(handler, "退单")

    office.reload()
    expect(office.locator("#history")).to_contain_text("第 1 次退单")
    begin(office, "受理")
    finish(office, "受理")
    assign(office)
    handler.goto(office.url)
    begin(handler, "接件")
    finish(handler, "接件")
    form = begin(handler, "申请暂停")
    form.get_by_label("等什么").fill("等企业定用工时间")
    finish(handler, "申请暂停")

    office.reload()
    office.get_by_role("link", name="同意", exact=True).click()
    office.locator("#drawer").get_by_role("button").last.click()
    expect(office.locator("#history")).to_contain_text("批准暂停")
    handler.reload()
    begin(handler, "恢复办理")
    finish(handler, "恢复办理")
    while (undone := handler.get_by_role("link", name="完成", exact=True)).count():
        undone.first.click()
        handler.locator("#drawer").get_by_label("做成了什么").fill("20 人已到岗")
        finish(handler, "完成措施")
        handler.goto(office.url)
    form = begin(handler, "申请销号")
    form.get_by_role("radio", name="已解决", exact=True).check()
    form.get_by_label("办理结果").fill("20 人已到岗")
    form.get_by_label("佐证").set_input_files(PHOTO)
    finish(handler, "申请销号")
    expect(handler.get_by_role("link", name="销号", exact=True)).to_have_count(0)

    office.reload()
    begin(office, "销号")
    finish(office, "销号")
    number = office.get_by_text("SX2022-").first.inner_text().split("/")[-1].strip()

    told = figure(office)
    expect(told).to_have_text(str(before + 1))
    told.click()
    drawer = office.get_by_role("dialog")
    expect(drawer).to_contain_text("口径")
    drawer.get_by_role("link", name="看全部记录").click()
    office.get_by_role("main").get_by_role("link", name=TITLE).first.click()
    expect(office.get_by_text(number).first).to_be_visible()
    for line in ("从原台账导入", "第 1 次退单", "批准暂停", "恢复计时", "申请销号", "销号，办结日期 2022-10-08"):
        expect(office.locator("#history")).to_contain_text(line)
