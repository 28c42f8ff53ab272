"""A project is moved through its stages: signed, handed over between two offices, landed, built; the board shows it."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from .people import PHOTO, begin, finish, sign_in

NAME = "粮机配件制造项目"


def open_from_the_board(page: Page, name: str) -> None:
    page.goto("/projects/")
    page.get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def prove(form: Locator) -> None:
    form.locator("input[type=file]").set_input_files([PHOTO])  # type: ignore[list-item]


def test_a_project_is_signed_handed_over_landed_and_built(new_page: Callable[..., Page]) -> None:
    bureau, zone, clerk = (sign_in(new_page(), account) for account in ("promotion", "landing", "clerk"))

    open_from_the_board(bureau, NAME)
    form = begin(bureau, "签约")
    form.get_by_label("总投资").fill("8500万元")
    form.get_by_role("button", name="签约", exact=True).click()
    expect(form.get_by_text("请附上协议扫描件").first).to_be_visible()
    prove(form)
    finish(bureau, "签约")
    expect(bureau.locator("#agreements")).to_contain_text("8,500万元")
    expect(bureau.get_by_role("button", name="落地")).to_have_attribute("aria-disabled", "true")

    form = begin(bureau, "交出")
    form.get_by_label("交接说明").fill("用地意向和联系人见清单")
    finish(bureau, "交出")
    expect(bureau.locator("#keeping")).to_contain_text("等服务企业落地党支部接收")

    zone.goto("/")
    zone.get_by_role("listitem").filter(has_text=NAME).get_by_role("link", name=NAME).click()
    begin(zone, "接收")
    finish(zone, "接收")
    expect(zone.locator("#keeping [aria-current=step]")).to_contain_text("服务企业落地党支部")

    form = begin(zone, "落地")
    form.get_by_label("落在哪个乡镇").select_option(label="石桥镇")
    prove(form)
    finish(zone, "落地")
    form = begin(zone, "开工")
    form.get_by_role("textbox", name="开工日期").fill("2022-10-07")
    prove(form)
    form.get_by_role("button", name="开工", exact=True).click()
    expect(form.get_by_text("不能早于上一步的日期 2022-10-08").first).to_be_visible()
    form.get_by_role("textbox", name="开工日期").fill("10-08")
    prove(form)
    finish(zone, "开工")

    clerk.goto("/projects/")
    building = clerk.locator("section").filter(has=clerk.get_by_role("heading", name="建设"))
    expect(building.get_by_role("link", name=NAME)).to_contain_text("石桥镇")


def test_the_board_and_a_project_pass_axe_on_a_desk_and_on_a_phone(
    new_page: Callable[..., Page], phone_page: Page, axe: Callable[..., None]
) -> None:
    for page in (sign_in(new_page(color_scheme="dark"), "clerk"), sign_in(phone_page, "clerk")):
        for address in ("/projects/", "/projects/list", "/projects/map", "/projects/trips/"):
            page.goto(address)
            axe(page)
        open_from_the_board(page, "食用菌菌棒工厂项目")
        axe(page)
