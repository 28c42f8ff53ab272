"""An agricultural officer on a phone: a village's season reported on one screen, and the city's sum is another."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in

AREA = "123.4"


def city_s_area(page: Page) -> float:
    """The mu of the whole city, as its page says."""
    page.goto("/villages/seasons/")
    return float(re.sub(r"[^\d.]", "", page.locator("tfoot td").nth(3).inner_text()))


def test_a_season_reported_on_a_phone_changes_the_city_s_sum(phone_page: Page, new_page: Callable[..., Page]) -> None:
    office = sign_in(new_page(), "rice-city")
    before = city_s_area(office)

    page = sign_in(phone_page, "rice-county")
    page.get_by_role("link", name="报种养").last.tap()
    page.get_by_label("哪个村").select_option(label="江北区龙江镇柳林村")
    page.get_by_label("种养模式").select_option(label="稻鸭鱼共生")
    page.get_by_label("面积（亩）").fill(AREA)
    page.get_by_role("textbox", name="栽插日期").fill("06-02")
    page.get_by_text("已经收了：补产量和增收").tap()
    page.get_by_role("textbox", name="收获日期").fill("09-20")
    page.get_by_label("稻谷总产（公斤）").fill("73000")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("要一起填")).to_be_visible()
    page.get_by_label("水产等增收（元）").fill("18万")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("已报")).to_be_visible()
    expect(page.get_by_text("稳粮")).to_be_visible()

    assert round(city_s_area(office) - before, 2) == float(AREA)
    office.get_by_role("link", name="江北区", exact=True).click()
    expect(office.get_by_role("heading", level=1)).to_contain_text("江北区")


def test_the_pages_can_be_used_by_everybody(phone_page: Page, axe: Callable[..., None]) -> None:
    page = sign_in(phone_page, "rice-county")
    for address in ("/villages/seasons/", "/villages/seasons/new", "/villages/"):
        page.goto(address)
        axe(page)
