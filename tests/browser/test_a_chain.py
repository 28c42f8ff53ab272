"""A chain seen by those who answer for it: its overdue matters one click away, and why it ranks where it does."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from .people import sign_in

RANKED = re.compile(r"^\d+$")


def chain_with_overdue_matters(page: Page) -> str:
    """The page of the first chain that has an overdue matter."""
    page.goto("/chains/")
    for address in page.locator("main a[href^='/chains/']").evaluate_all("all => all.map(a => a.pathname)"):
        page.goto(address)
        if page.get_by_role("link", name=re.compile("逾期事项 ?[1-9]")).count():
            return str(address)
    raise AssertionError("no chain of the demo county has an overdue matter")


def open_first(page: Page, links: Locator) -> str:
    """Opens the first of these links and gives its words."""
    words = links.first.inner_text()
    links.first.click()
    return words


@pytest.mark.parametrize("role", ["leader", "clerk"])
def test_the_overdue_matters_of_a_chain_are_one_click_away_from_its_page(page: Page, role: str) -> None:
    sign_in(page, role)
    page.goto(chain_with_overdue_matters(page))
    chain = page.get_by_role("heading", level=1).inner_text().removesuffix("产业链")
    tile = page.get_by_role("link", name=re.compile("逾期事项"))
    told = int(re.search(r"\d+", tile.inner_text()).group())  # type: ignore[union-attr]
    tile.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("事项台账")
    rows = page.locator("main tbody").get_by_role("row")
    expect(rows).to_have_count(told)
    expect(rows.filter(has_text=re.compile(r"逾期 \d+ 日"))).to_have_count(told)
    expect(page.get_by_role("main")).to_contain_text(chain)


def test_why_a_chain_ranks_where_it_does_is_told_by_its_sheet_and_then_by_its_records(
    page: Page, phone_page: Page, axe: Callable[..., None]
) -> None:
    for window in (sign_in(page, "leader"), sign_in(phone_page, "chainleader")):
        window.goto("/ranking/")
        ranked = window.get_by_role("row").filter(has=window.get_by_role("cell", name=RANKED)).first
        chain = ranked.get_by_role("link").first.inner_text()
        total = open_first(window, ranked.locator("a.fig"))
        expect(window.get_by_role("heading", level=1)).to_have_text(f"{chain}计算单")
        sheet = window.get_by_role("region", name="计算单")
        expect(sheet.locator("tfoot")).to_contain_text(total)
        axe(window)
        value = open_first(window, sheet.locator("tbody a.fig").filter(has_text=re.compile(r"[1-9]")))
        expect(window.get_by_role("dialog")).to_contain_text(value)
        window.get_by_role("dialog").get_by_role("link", name="看全部记录").click()
        window.get_by_role("region", name="构成记录").get_by_role("link").first.click()
        expect(window.get_by_role("heading", level=1)).to_be_visible()
