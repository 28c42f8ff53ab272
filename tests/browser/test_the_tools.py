"""The browser's own tools, on pages that need no site: what passes on the site must be able to fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error, Page

from .conftest import policy_broken


@pytest.fixture
def blank(browser: Browser) -> Page:
    return browser.new_page(locale="zh-CN")


def test_axe_finds_a_picture_without_words(blank: Page, axe: Callable[[Page], None]) -> None:
    blank.set_content("<html lang=zh><title>页</title><main><h1>页</h1><img src='data:,'></main></html>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(blank)


def test_axe_is_content_with_a_plain_page(blank: Page, axe: Callable[[Page], None]) -> None:
    blank.set_content("<html lang=zh><title>页</title><main><h1>一页</h1><p>有字</p></main></html>")
    axe(blank)


def test_the_browser_cannot_leave_the_machine(blank: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        blank.goto("http://example.com/")


def test_a_broken_policy_is_a_complaint() -> None:
    assert policy_broken("Refused to run: it violates the following Content Security Policy directive")
    assert not policy_broken("Failed to load resource: the server responded with a status of 422")
