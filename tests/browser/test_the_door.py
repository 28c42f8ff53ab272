"""The door of the site, as somebody finds it who has no account yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_a_visitor_is_asked_to_sign_in_on_a_page_that_everybody_can_read(
    new_page: Callable[..., Page], axe: Callable[[Page], None], colours: str, width: int
) -> None:
    page = new_page(color_scheme=colours, viewport={"width": width, "height": 844})
    page.goto("/")
    expect(page.get_by_role("button", name="登录")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width, "the page is wider than the window"
    axe(page)


def test_a_clerk_of_the_demo_signs_in_and_stands_before_the_workbench(page: Page, axe: Callable[[Page], None]) -> None:
    page.goto("/")
    page.get_by_label("账号").fill("clerk")
    page.get_by_label("密码").fill("yanshi-2022")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.rstrip("/").count("/") == 2, "signed in, one stands at the site's first page"
    axe(page)


def test_the_same_desk_on_a_phone(phone_page: Page, axe: Callable[[Page], None]) -> None:
    phone_page.goto("/")
    phone_page.get_by_label("账号").fill("handler")
    phone_page.get_by_label("密码").fill("yanshi-2022")
    phone_page.get_by_role("button", name="登录").click()
    expect(phone_page.get_by_role("heading", level=1)).to_be_visible()
    axe(phone_page)
