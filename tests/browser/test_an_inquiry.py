"""Task 10: a delegate asks on a phone, the wall shows it, the promise becomes a matter that the delegate follows."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in


def press(page: Page, name: str) -> None:
    """Presses a button in the drawer and waits until the drawer has gone."""
    page.locator("#drawer").get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#drawer")).to_be_hidden()


def begin(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("#drawer")).to_be_visible()


def test_a_delegate_asks_on_a_phone_and_sees_the_promise_kept_in_the_ledger(
    phone_page: Page, page: Page, new_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    phone, wall = phone_page, new_page()
    sign_in(phone, "liuwan-daibiao")
    phone.goto("/meetings/inquiries/")
    phone.get_by_role("link", name="柳湾村").first.click()
    sign_in(page, "liuwan")
    page.goto(phone.url)
    sign_in(wall, "liuwan-jilu")
    wall.goto(f"{phone.url}/screen")

    begin(phone, "提出质询")
    phone.get_by_label("问谁").select_option(label="村委会主任 皮某")
    phone.get_by_role("radio", name="三资").check()
    phone.get_by_label("问什么").fill("村口的公厕什么时候修好")
    press(phone, "提出")
    expect(wall.get_by_text("村口的公厕什么时候修好")).to_be_visible()  # nobody touched the wall

    page.reload()
    begin(page, "没答上")  # first the one that waits since before
    press(page, "没答上")
    expect(page.locator(".now")).to_contain_text("村口的公厕什么时候修好")
    begin(page, "限期答复")
    page.get_by_label("答应做什么").fill("月底前修好并开放")
    press(page, "限期答复")
    expect(wall.get_by_text("月底前修好并开放")).to_be_visible()
    axe(page)

    begin(page, "结束质询会")
    press(page, "结束质询会")
    phone.reload()
    asked = phone.get_by_role("listitem").filter(has_text="村口的公厕什么时候修好")
    expect(asked).to_contain_text("WL2022-")
    axe(phone)
    asked.get_by_role("button", name="领查询码").click()
    code = phone.locator(".code").inner_text()
    visitor = new_page()
    visitor.goto("/public/follow")
    visitor.get_by_label("查询码").fill(code)
    visitor.get_by_role("button", name="查", exact=True).click()
    expect(visitor.get_by_role("heading", name="村口的公厕什么时候修好")).to_be_visible()
