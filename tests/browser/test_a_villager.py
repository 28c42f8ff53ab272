"""Task 10, the villager's half: a problem is raised without an account and followed by its receipt number."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

NAME, PHONE, ID_NUMBER = "张三丰", "13900001111", "999999199001011234"


def test_a_villager_raises_a_problem_without_an_account_and_follows_it(
    phone_page: Page, axe: Callable[[Page], None]
) -> None:
    page = phone_page
    page.goto("/public/board")
    page.get_by_role("link", name="演示禾川县").tap()
    page.get_by_role("link", name="我要反映：人企纠纷").tap()
    page.get_by_label("一句话说清什么事").fill(f"养殖场欠我三个月工资，身份证{ID_NUMBER}，电话{PHONE}")
    page.get_by_label("争议事由").select_option(label="工资")
    page.get_by_label("您的姓名").fill(NAME)
    page.get_by_label("联系电话").fill(PHONE)
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"已收到，编号 SX2022-\d{4}"))
    receipt = page.get_by_text(re.compile(r"^[A-Z2-9]{12}$")).inner_text()
    axe(page)

    page.get_by_role("link", name="去查询").tap()
    page.get_by_label("查询码").fill(receipt.lower())
    page.get_by_role("button", name="查").tap()
    expect(page.get_by_role("heading", name="养殖场欠我三个月工资")).to_be_visible()
    expect(page.get_by_text("待受理")).to_be_visible()
    axe(page)
    html = page.content()
    assert not [raw for raw in (NAME, PHONE, ID_NUMBER) if raw in html], "the receipt's page shows the masked view only"


def test_a_wrong_receipt_number_says_what_it_looks_like(phone_page: Page) -> None:
    phone_page.goto("/public/follow")
    phone_page.get_by_label("查询码").fill("ABCD2345EFGH")
    phone_page.get_by_role("button", name="查").tap()
    expect(phone_page.get_by_text("没有这个查询码。请核对 12 位字母和数字")).to_be_visible()
