"""An enterprise asks for somebody, the office lists it, somebody joins; a class is enrolled from a pasted list and finished."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in

DRAWER = "#drawer"


def press(page: Page, name: str) -> None:
    """Presses a button in the drawer and waits until the drawer has gone."""
    page.locator(DRAWER).get_by_role("button", name=name, exact=True).click()
    expect(page.locator(DRAWER)).to_be_hidden()


def ask(page: Page, name: str) -> None:
    page.get_by_role("link", name=name, exact=True).first.click()
    expect(page.locator(DRAWER)).to_be_visible()


def test_an_opening_goes_from_the_enterprise_to_somebody_who_joins(
    new_page: Callable[..., Page], axe: Callable[..., None]
) -> None:
    firm, clerk = new_page(), new_page()
    sign_in(firm, "enterprise")
    firm.goto("/talent/")
    ask(firm, "申报岗位")
    form = firm.locator(DRAWER)
    form.get_by_label("岗位").fill("智能烘干工程师")
    form.get_by_role("textbox", name="引进时限").fill("2022-12-16")
    press(firm, "申报")
    expect(firm.get_by_role("heading", name="智能烘干工程师")).to_be_visible()
    address = firm.url

    sign_in(clerk, "clerk")
    clerk.goto(address)
    ask(clerk, "列入目录")
    clerk.locator(DRAWER).get_by_label("答复单位").select_option(label="县人力资源和社会保障局")
    press(clerk, "列入目录")

    firm.goto(address)
    ask(firm, "登记引才")
    form.get_by_label("姓名").fill("欧阳某某")
    form.get_by_label("识别码").fill("RC-9001")
    press(firm, "登记")
    expect(firm.get_by_role("heading", name="欧阳某某")).to_be_visible()
    firm.goto(address)
    expect(firm.get_by_text("已招满")).to_be_visible()
    axe(firm)

    leader = new_page()
    sign_in(leader, "leader")
    leader.goto(address)
    expect(leader.get_by_text("欧阳**")).to_be_visible()
    expect(leader.get_by_text("欧阳某某")).to_have_count(0)


def test_a_class_is_enrolled_from_a_pasted_list_and_finished_without_one(page: Page, axe: Callable[..., None]) -> None:
    sign_in(page, "clerk")
    page.get_by_role("link", name="冠名班和培训", exact=True).click()
    page.get_by_role("link", name="数控车工培训班").click()
    ask(page, "登记学员")
    form = page.locator(DRAWER)
    form.get_by_label("技术工人").check()
    form.get_by_label("名单").fill("甲某 JG-9001\n乙某 12")
    form.get_by_role("button", name="登记学员").click()
    expect(form.get_by_text("第 2 行：识别码应是 4 位以上").first).to_be_visible()
    form.get_by_label("名单").fill("甲某 JG-9001\n乙某 JG-9002")
    press(page, "登记学员")
    expect(page.get_by_text("已登记学员 2 人")).to_be_visible()
    axe(page)

    ask(page, "结业")
    form.get_by_label("乙某").check()
    press(page, "结业")
    expect(page.get_by_role("row", name="乙某")).to_contain_text("未结业")
    expect(page.get_by_role("row", name="甲某")).to_contain_text("2022-10-08")


def test_the_party_page_and_the_catalogue_fit_a_phone(phone_page: Page, axe: Callable[..., None]) -> None:
    sign_in(phone_page, "clerk")
    for address in ("/talent/", "/talent/classes/", "/talent/party/", "/talent/party/?part=posts"):
        phone_page.goto(address)
        assert phone_page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        axe(phone_page)
