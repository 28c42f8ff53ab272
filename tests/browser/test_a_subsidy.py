"""The finance office passes a quarter's subsidy batch that waits for it, and pays one that every office has passed."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in


def test_the_finance_office_reviews_and_pays_a_quarters_subsidy(page: Page, axe: Callable[..., None]) -> None:
    office = sign_in(page, "spring-office")
    office.get_by_role("link", name="财政贴息").first.click()
    expect(office.get_by_role("heading", level=1)).to_have_text("财政贴息")
    axe(office)
    under_review = office.locator("tr", has_text="审核中").filter(has_text="惠农村镇银行")
    under_review.get_by_role("link").first.click()
    axe(office)
    office.get_by_role("link", name="审核通过").click()
    office.locator("#drawer").get_by_role("button", name="审核通过").click()
    expect(office.get_by_role("row", name="县金融工作局")).to_contain_text("通过")

    office.get_by_role("link", name="财政贴息").first.click()
    office.locator("tr", has_text="审核通过").get_by_role("link").first.click()
    office.get_by_role("link", name="拨付", exact=True).click()
    office.locator("#drawer").get_by_label("拨付凭证").fill("国库支付 2022-10")
    office.locator("#drawer").get_by_role("button", name="拨付", exact=True).click()
    expect(office.get_by_text("已拨付").first).to_be_visible()
