"""Task 3: the handler reports, asks for more time and for closing, and is told why a step is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .people import PHOTO, begin, finish, give_to, raise_need, sign_in


@pytest.fixture
def given(page: Page, new_page: Callable[..., Page]) -> Page:
    """The page of the handler before a matter that was given to them."""
    office = sign_in(new_page(), "clerk")
    address = raise_need(office, "奶牛新品种成活率低，盼专家上门")
    give_to(office, "县农业农村局", "邱某 科员", "选派科技特派员")
    sign_in(page, "handler")
    page.goto(address)
    begin(page, "接件")
    finish(page, "接件")
    return page


def test_a_handler_reports_asks_for_time_and_asks_for_closing(given: Page, new_page: Callable[..., Page]) -> None:
    page = given
    expect(page.get_by_role("button", name="申请销号")).to_have_attribute("aria-disabled", "true")
    expect(page.get_by_text("还有 1 项措施未完成，完成后可申请。")).to_be_visible()

    form = begin(page, "记进展")
    form.get_by_label("进展").fill("特派员已到场")
    form.get_by_label("照片或文件").set_input_files(PHOTO)
    finish(page, "记进展")
    expect(page.locator("#history")).to_contain_text("附：现场.png")

    form = begin(page, "申请延期")
    form.get_by_label("延期几日").fill("5")
    form.get_by_label("理由").fill("等省里专家的时间")
    finish(page, "申请延期")
    expect(page.get_by_text("等批准人答复")).to_be_visible()

    leader = sign_in(new_page(), "clerk")
    leader.goto(page.url)
    leader.get_by_role("link", name="同意", exact=True).click()
    leader.locator("#drawer").get_by_role("button").last.click()
    expect(leader.locator("#history")).to_contain_text("批准延期，时限改为 2022-10-27")

    page.reload()
    page.get_by_role("link", name="完成", exact=True).click()
    page.locator("#drawer").get_by_label("做成了什么").fill("成活率恢复")
    finish(page, "完成措施")
    form = begin(page, "申请销号")
    form.get_by_role("radio", name="已解决", exact=True).check()
    form.get_by_label("办理结果").fill("专家驻点一周，成活率恢复正常")
    form.get_by_label("佐证").set_input_files(PHOTO)
    finish(page, "申请销号")
    expect(page.get_by_role("link", name="销号", exact=True)).to_have_count(0)
