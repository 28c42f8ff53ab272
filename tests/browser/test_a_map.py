"""A chain office works on a map: a finding goes into the plan, an enterprise fills the node, the finding is gone."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in

NODE = "胚胎移植服务"


def map_of_wagyu(page: Page) -> str:
    page.goto("/chains/")
    page.get_by_role("main").get_by_role("link").filter(has_text="和牛").first.click()
    page.get_by_role("link", name="产业链图谱").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("和牛产业链图谱")
    return page.url


def test_a_finding_is_planned_filled_and_closed_by_itself(page: Page, axe: Callable[..., None]) -> None:
    sign_in(page, "clerk")
    address = map_of_wagyu(page)
    axe(page)
    found = page.locator("#findings").get_by_role("row").filter(has_text=NODE)
    found.get_by_role("link", name="列入方案").click()
    drawer = page.locator("#drawer")
    drawer.get_by_label("任务").fill("引进胚胎移植服务站")
    drawer.get_by_role("textbox", name="完成时限").fill("2022-12-20")
    drawer.get_by_role("button", name="加入方案").click()
    expect(found).to_contain_text("已列入方案")

    link = page.locator("#nodes").get_by_role("link", name=NODE)
    link.focus()
    page.keyboard.press("Enter")
    expect(drawer.get_by_role("heading", name=NODE)).to_be_visible()
    drawer.get_by_role("link", name="放企业").click()
    drawer.locator("[name=enterprise]").select_option(index=1)
    drawer.locator("[name=evidence]").fill("实地查看")
    drawer.get_by_role("button", name="放上").click()
    expect(page.locator("#findings").get_by_role("row").filter(has_text=re.compile(f"没有人生产{NODE}"))).to_have_count(
        0
    )
    page.goto(address.replace("/map", "/plan"))
    expect(page.get_by_role("row").filter(has_text="引进胚胎移植服务站")).to_contain_text("按时完成")


def test_what_if_an_enterprise_left_is_answered_in_the_drawer(page: Page, axe: Callable[..., None]) -> None:
    sign_in(page, "clerk")
    address = map_of_wagyu(page)
    page.get_by_label("这家企业退出").select_option(index=1)
    page.get_by_role("button", name="算一算").click()
    drawer = page.locator("#drawer")
    expect(drawer).to_contain_text("没有保存")
    expect(drawer).to_contain_text("全链本地配套率")
    page.goto(f"{address}/what-if")
    axe(page)


def test_on_a_phone_the_list_comes_first_and_only_the_picture_scrolls(
    phone_page: Page, axe: Callable[..., None]
) -> None:
    sign_in(phone_page, "clerk")
    map_of_wagyu(phone_page)
    tops = [phone_page.locator(part).bounding_box() for part in ("#nodes", "#picture")]
    assert tops[0]
    assert tops[1]
    assert tops[0]["y"] < tops[1]["y"]
    assert phone_page.evaluate("document.documentElement.scrollWidth") == 390
    axe(phone_page)
