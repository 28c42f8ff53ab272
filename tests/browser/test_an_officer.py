"""A village finance officer on a phone collects a household and sees its score explained; a manager previews a loan."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from .people import sign_in


def test_an_officer_collects_a_household_and_sees_how_its_score_comes_about(
    phone_page: Page, axe: Callable[..., None]
) -> None:
    page = sign_in(phone_page, "spring-officer")
    page.goto("/credit/today")
    axe(page)
    page.get_by_role("link", name="采集", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("采集")
    for question, answer in {"户主年龄": "45", "从业年限": "8", "年经营收入": "20", "家庭资产": "40"}.items():
        page.get_by_label(re.compile(question)).fill(answer)
    for answer in ("自有楼房", "种植", "无逾期", "好"):
        page.get_by_role("radio", name=answer, exact=True).check()
    page.get_by_role("button", name="采集", exact=True).click()
    expect(page.get_by_text("还没有取得本人授权").first).to_be_visible()  # nothing is scored before the consent

    page.get_by_role("checkbox", name="本人已签署授权书").check()
    page.get_by_role("button", name="采集", exact=True).click()
    expect(page.get_by_role("heading", name="评分怎么来的")).to_be_visible()
    expect(page.get_by_text(re.compile("级按公式测算额度"))).to_be_visible()
    axe(page)


def test_a_manager_previews_a_loan_and_has_its_plan(page: Page, axe: Callable[..., None]) -> None:
    sign_in(page, "spring-manager")
    page.goto("/credit/products")
    page.get_by_role("main").get_by_role("link").filter(has_text=re.compile("贷")).first.click()
    page.get_by_label("金额").fill("30万元")
    page.get_by_label("期限（月）").fill("24")
    page.get_by_role("button", name="算还款计划").click()
    expect(page.get_by_text(re.compile("利息合计"))).to_be_visible()
    expect(
        page.get_by_role("button", name="打印还款计划").or_(page.get_by_role("link", name="打印还款计划"))
    ).to_be_visible()
    axe(page)
