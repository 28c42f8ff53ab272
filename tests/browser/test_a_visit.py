"""A leader on a phone: an enterprise seen, a need heard, recorded in under a minute; it stands on the ledger with its origin."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import PHOTO, look_up, sign_in

MINUTE = 60
SENTENCE = "新机型缺少农田试验数据，赶不上明年补贴目录"


def test_a_leader_records_a_visit_with_a_need_in_three_taps_a_sentence_and_a_photo(
    phone_page: Page, new_page: Callable[..., Page]
) -> None:
    page = sign_in(phone_page, "leader")
    begun = time.monotonic()
    page.get_by_role("link", name="走访", exact=True).last.tap()
    page.locator("label", has_text="青禾农机").tap()
    page.locator("label", has_text="上门").tap()
    page.locator("label", has_text="实际问题").tap()
    page.get_by_label("一句话").fill(SENTENCE)
    page.get_by_label("拍照或传文件").set_input_files(PHOTO)
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("交研判岗受理")).to_be_visible()
    assert time.monotonic() - begun < MINUTE
    expect(page.get_by_role("heading", level=1)).to_contain_text("上门走访青禾农机")
    expect(page.get_by_role("link", name="现场.png")).to_be_visible()

    office = sign_in(new_page(), "clerk")
    look_up(office, SENTENCE)
    expect(office.get_by_text("从走访来")).to_be_visible()
    office.get_by_role("link", name="上门 青禾农机").click()
    expect(office).to_have_url(page.url)


def test_nothing_raised_needs_no_sentence(phone_page: Page) -> None:
    page = sign_in(phone_page, "leader")
    page.goto("/support/visits/new")
    expect(page.get_by_label("一句话")).to_be_hidden()
    page.locator("label", has_text="电话").tap()
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("已记走访。")).to_be_visible()
    expect(page.get_by_text("这次没有提出诉求")).to_be_visible()


def test_an_enterprise_that_is_not_paired_is_searched_and_what_its_need_must_say_is_asked(phone_page: Page) -> None:
    page = sign_in(phone_page, "leader")
    page.goto("/support/visits/new")
    page.locator("label", has_text="其他…").tap()
    page.get_by_label("企业名称").fill("青禾米业")
    page.locator("label", has_text="用工").tap()
    page.get_by_label("一句话").fill("秋收烘干缺夜班工人")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_label("缺工人数")).to_be_focused()
    page.get_by_label("缺工人数").fill("12")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("交研判岗受理")).to_be_visible()


def test_the_page_can_be_used_by_everybody(phone_page: Page, axe: Callable[..., None]) -> None:
    page = sign_in(phone_page, "leader")
    for address in (
        "/support/visits/new",
        "/support/visits/",
        "/support/pairings/",
        "/support/funds/",
        "/support/groups/",
    ):
        page.goto(address)
        axe(page)
