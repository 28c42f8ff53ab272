"""A guide claims an item with a photo on a phone; the union office looks and verifies it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import PHOTO, sign_in


def test_a_guide_claims_an_item_with_a_photo_and_the_union_verifies_it(
    phone_page: Page, new_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    guide = sign_in(phone_page, "union-guide")
    guide.get_by_role("link", name="企业", exact=True).last.tap()
    expect(guide.get_by_role("heading", level=1)).to_have_text("我联系的企业")
    axe(guide)
    lacking = guide.locator(".item", has_text="有工作制度").first
    lacking.get_by_role("link", name="拍照申报").tap()
    guide.get_by_label("拍照或传文件").set_input_files(PHOTO)
    guide.get_by_role("button", name="申报", exact=True).tap()
    expect(guide.get_by_text("已申报“有工作制度”")).to_be_visible()

    office = sign_in(new_page(), "union-office")
    office.get_by_role("link", name="宁川佳禾食品：有工作制度").click()
    axe(office)
    item = office.locator("#item-rules")
    expect(item.get_by_role("link", name="现场.png")).to_be_visible()
    item.get_by_role("link", name="核实", exact=True).click()
    office.locator("#drawer").get_by_role("button", name="核实", exact=True).click()
    expect(office.locator("#item-rules").get_by_text("已核实")).to_be_visible()
