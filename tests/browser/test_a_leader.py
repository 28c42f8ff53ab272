"""Task 4: in two minutes a leader sees what is overdue and with whom, urges one, signs one off, sends one back."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in


def test_a_leader_sees_what_is_overdue_urges_one_signs_one_off_and_sends_one_back(page: Page) -> None:
    sign_in(page, "leader")
    expect(page.get_by_role("link", name="领导驾驶舱")).to_have_attribute("aria-current", "page")
    expect(page.get_by_text(re.compile(r"17 条重点产业链中 \d+ 条达序时"))).to_be_visible()
    page.get_by_role("link", name=re.compile(r"^\d+$")).first.click()
    expect(page.locator("#drawer").get_by_text("统计窗口")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("等您确认 .* 件，逾期 .* 件"))

    late = page.get_by_role("row").filter(has_text=re.compile(r"逾期 \d+ 日")).first
    expect(late).to_contain_text(re.compile("局|镇|乡"))
    late.get_by_role("link", name="催办").click()
    page.locator("#drawer").get_by_role("button", name="催办").click()
    expect(page.get_by_text("催办，已办")).to_be_visible()

    page.goto("/")
    waiting = page.get_by_role("listitem").filter(has=page.get_by_role("link", name="销号", exact=True))
    before = waiting.count()
    waiting.first.get_by_role("link", name="销号", exact=True).click()
    page.locator("#drawer").get_by_role("button", name="销号").click()
    expect(page.get_by_text("销号，已办")).to_be_visible()
    expect(page.get_by_text("已销号").first).to_be_visible()

    page.goto("/")
    waiting.first.get_by_role("link", name="退回", exact=True).click()
    page.locator("#drawer").get_by_label("还差什么").fill("缺企业的确认回执")
    page.locator("#drawer").get_by_role("button", name="退回办理").click()
    expect(page.get_by_text("退回办理，已办")).to_be_visible()

    page.goto("/")
    expect(waiting).to_have_count(before - 2)


def test_a_chain_leader_finds_their_own_chain_first_and_whom_they_have_not_visited(
    phone_page: Page, axe: Callable[..., None]
) -> None:
    sign_in(phone_page, "chainleader")
    axe(phone_page)
    chains = phone_page.get_by_role("region", name=re.compile("17 条链")).get_by_role("listitem")
    expect(chains.first).to_contain_text("我的")
    expect(phone_page.get_by_role("heading", name="我包联的企业")).to_be_visible()
    chains.first.get_by_role("link").click()
    expect(phone_page.get_by_role("heading", level=1)).to_contain_text("水稻")
