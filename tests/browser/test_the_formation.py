"""Task 9: who holds which seat on a day, what is vacant since when, and filling it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from .people import sign_in


def test_a_vacancy_says_since_when_and_is_filled(page: Page) -> None:
    sign_in(page, "clerk")
    page.get_by_role("link", name="组织图").click()
    vacant = page.locator("#vacancies").get_by_role("row").filter(has=page.get_by_role("link", name="补任"))
    expect(vacant.first).to_contain_text(re.compile(r"空缺 \d+ 天"))
    before = vacant.count()
    vacant.first.get_by_role("link", name="补任").click()
    form = page.locator("#drawer")
    form.get_by_label("人员", exact=True).select_option(index=1)
    form.get_by_label("依据").fill("县委〔2022〕12号")
    form.get_by_role("button").last.click()
    expect(form).to_be_hidden()
    page.goto("/organisations/")
    expect(vacant).to_have_count(before - 1)


def test_the_chart_of_an_earlier_day_shows_the_seat_vacant_still(page: Page) -> None:
    sign_in(page, "leader")
    page.goto("/organisations/")
    page.get_by_label("看哪一天").fill("2022-09-01")
    page.get_by_role("button", name="看", exact=True).click()
    expect(page.get_by_text("2022-09-01 有效")).to_be_visible()
    expect(page.get_by_text("联合党委 17 个")).to_be_visible()
