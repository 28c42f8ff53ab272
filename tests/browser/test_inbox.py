"""消息 on a phone and at a desk: read, open, take back; what goes outside; the week's digest; keys and the month sheet."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in


def test_a_leader_reads_on_a_phone_opens_a_notice_and_takes_a_mark_back(
    phone_page: Page, axe: Callable[..., None]
) -> None:
    sign_in(phone_page, "leader")
    phone_page.get_by_role("link", name=re.compile("消息，.* 条未读")).click()
    expect(phone_page.get_by_role("heading", level=1)).to_have_text("消息")
    axe(phone_page)
    digest = phone_page.get_by_role("button", name=re.compile("本周：")).first
    digest.click()
    expect(phone_page.get_by_role("heading", level=1)).to_contain_text("周报")
    expect(phone_page.get_by_role("heading", name="逾期")).to_be_visible()
    axe(phone_page)
    phone_page.get_by_role("navigation", name="底部导航").get_by_role("link", name="事项").click()
    phone_page.goto("/inbox")
    first = phone_page.get_by_role("listitem").filter(has_text="周报").first
    first.get_by_role("button", name="标为未读").click()
    expect(phone_page.get_by_role("link", name=re.compile("消息，1 条未读"))).to_be_visible()
    first.get_by_role("button", name="标为已读").click()
    phone_page.get_by_role("status").get_by_role("button", name="撤回").click()
    expect(phone_page.get_by_text("已撤回，仍为未读。")).to_be_visible()
    phone_page.get_by_role("button", name="全部已读").click()
    expect(phone_page.get_by_role("link", name="消息，没有未读")).to_be_visible()


def test_somebody_who_is_urged_finds_it_in_the_inbox_and_in_what_was_sent(
    new_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    handler = sign_in(new_page(), "handler")
    handler.goto("/inbox/wishes")
    expect(handler.get_by_text("站外只说类别和编号")).to_be_visible()
    expect(handler.get_by_role("group", name="催办").get_by_label("政务微信")).to_be_checked()
    axe(handler)
    handler.goto("/inbox/sent")
    expect(handler.get_by_text("演示：未真正发出").first).to_be_visible()
    expect(handler.get_by_role("cell", name=re.compile("^【四链】.*请登录查看。$")).first).to_be_visible()
    axe(handler)


def test_the_keys_are_listed_and_a_cleared_selection_comes_back(page: Page, axe: Callable[..., None]) -> None:
    sign_in(page, "clerk")
    page.keyboard.press("?")
    keys = page.get_by_role("dialog", name="快捷键")
    expect(keys.get_by_text("选中这一行")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()

    page.goto("/matters/")
    page.locator("tbody input[type=checkbox]").nth(1).check()
    page.get_by_role("button", name="清空选择").click()
    expect(page.locator("tbody input:checked")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="撤回").click()
    expect(page.locator("tbody input:checked")).to_have_count(1)


def test_a_day_is_chosen_by_keyboard_from_a_sheet_that_knows_the_holidays(page: Page, axe: Callable[..., None]) -> None:
    page.goto("/styles")
    field = page.locator("input.day").first
    field.fill("2022-09-30")
    page.get_by_role("button", name="选日期：时限").press("Enter")
    sheet = page.get_by_role("dialog", name="选日期：时限")
    expect(sheet.get_by_role("button", name="30", exact=True)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(sheet.get_by_text("2022年10月")).to_be_visible()
    expect(sheet.get_by_role("button", name=re.compile(r"^1\s*休"))).to_be_focused()
    axe(page)
    page.keyboard.press("ArrowDown")
    expect(sheet.get_by_role("button", name=re.compile(r"^8\s*班"))).to_be_focused()
    page.keyboard.press("Enter")
    expect(field).to_have_value("2022-10-08")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="选日期：时限").press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="选日期：时限")).to_be_focused()
