"""Tasks 1 and 2: a need is recorded on a phone, the chain office gives it to somebody with a deadline that explains itself."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import PHOTO, give_to, look_up, raise_need, sign_in


def test_a_township_clerk_records_a_need_with_a_photo_in_three_taps_and_one_sentence(phone_page: Page) -> None:
    page = sign_in(phone_page, "town")
    page.get_by_role("link", name="登记", exact=True).tap()
    page.get_by_role("radio").first.check()
    page.get_by_role("radio", name="实际问题").check()
    page.get_by_label("一句话").fill("厂门口的路翻浆，拉料的车进不来，本周就要修")
    page.get_by_label("拍照或传文件").set_input_files(PHOTO)
    expect(page.get_by_text("现场.png")).to_be_visible()
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("交研判岗受理")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("厂门口的路翻浆")
    expect(page.get_by_role("link", name="现场.png")).to_be_visible()


def test_what_a_kind_must_know_is_asked_under_it_and_a_forgotten_answer_is_in_focus(phone_page: Page) -> None:
    page = sign_in(phone_page, "town")
    page.goto("/matters/new")
    page.get_by_role("radio", name="用工").check()
    page.get_by_label("一句话").fill("秋收缺装卸工")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("请填写“缺工人数”")).to_be_visible()
    expect(page.get_by_label("缺工人数")).to_be_focused()
    page.get_by_label("缺工人数").fill("40")
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_text("交研判岗受理")).to_be_visible()


def test_the_chain_office_gives_it_to_a_person_and_the_deadline_says_how_it_was_reckoned(
    page: Page, new_page: Callable[..., Page]
) -> None:
    address = raise_need(sign_in(new_page(), "town"), "烘干塔的变压器容量不够")
    sign_in(page, "clerk")
    look_up(page, "烘干塔的变压器容量不够")
    assert page.url == address
    give_to(page, "县农业农村局", "邱某 科员", "本周内上门勘查，拿出增容方案")
    expect(page.get_by_text("时限 10-20", exact=True)).to_be_visible()
    expect(page.get_by_text("受理次日起 10 个工作日")).to_be_visible()
    expect(page.get_by_text("调休上班（国庆节）").last).to_be_visible()
    expect(page.get_by_text("10-08 受理，当天不计。")).to_be_visible()
    expect(page.get_by_role("cell", name="本周内上门勘查，拿出增容方案")).to_be_visible()
    expect(page.locator("#history")).to_contain_text("交办县农业农村局 邱某，措施：本周内上门勘查，拿出增容方案。")
