"""Task 5: a joint committee meets: the agenda is there, quorum blocks, a vote is held, resolutions leave with the minutes."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .people import sign_in


def press(page: Page, name: str) -> None:
    """Presses a button in the drawer and waits until the drawer has gone."""
    page.locator("#drawer").get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#drawer")).to_be_hidden()


def ask(page: Page, name: str, within: Locator | None = None) -> Locator:
    (within or page).get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator("#drawer")).to_be_visible()
    return page.locator("#drawer")


def test_a_secretary_holds_a_meeting_and_its_resolutions_are_on_the_ledger(page: Page) -> None:
    sign_in(page, "clerk")
    page.get_by_role("link", name="会议", exact=True).click()
    page.get_by_role("link", name="筹备会议").click()
    page.get_by_label("和牛产业链联合党委").check()
    page.get_by_label("会议类型").select_option(label="联合党委会议")
    page.get_by_role("button", name="发会议通知").click()
    agenda = page.locator("#agenda")
    expect(agenda.get_by_text("逾期事项").first).to_be_visible()

    ask(page, "开会")
    press(page, "开会")
    item = agenda.get_by_role("row").nth(1)
    expect(item.get_by_role("button", name="议定")).to_have_attribute("aria-disabled", "true")
    expect(item).to_contain_text("法定")
    page.get_by_role("button", name="其余全部到会").click()
    expect(page.get_by_text("达法定人数")).to_be_visible()

    item.get_by_role("button", name="表决").click()
    page.get_by_role("spinbutton", name="同意").first.fill("12")
    page.get_by_role("button", name="结束表决").click()
    expect(item).to_contain_text("通过")

    form = ask(page, "议定", item)
    form.get_by_label("议定内容").fill("由人社局三日内组织劳务对接")
    press(page, "记为议定事项")
    ask(page, "散会")
    press(page, "散会")
    expect(page.get_by_text("还不能印发")).to_be_visible()
    expect(page.get_by_role("button", name="印发纪要")).to_have_attribute("aria-disabled", "true")

    form = ask(page, "补齐")
    form.get_by_label("责任人").select_option(index=1)
    form.get_by_label("措施").fill("办一场专场招聘会")
    form.get_by_role("textbox", name="时限").fill("10-14")
    press(page, "保存")
    ask(page, "印发纪要")
    press(page, "印发纪要")
    done = page.locator("#resolutions").get_by_role("link", name="SX2022-")
    done.first.click()
    expect(page.locator("#measures")).to_contain_text("办一场专场招聘会")
