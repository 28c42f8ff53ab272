"""An enterprise on one sheet for the leader who visits it; two contacts who reach a deal over a posted need."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from .people import PASSWORD, sign_in

NEIGHBOUR = "丰泽粮油"  # stands on the same chain as the enterprise of the demo's account
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page[^s]")


def key_of(home: Path, enterprise: str) -> UUID:
    with sqlite3.connect(home / "silian.sqlite3") as database:
        found = database.execute(
            "select e.id from chains_enterprise e join organisations_unit u on u.id = e.unit_id where u.short_name = ?",
            [enterprise],
        ).fetchone()
    return UUID(found[0])


def busiest(home: Path) -> str:
    """The enterprise of which most is to be told: needs, visits, talents, offers."""
    with sqlite3.connect(home / "silian.sqlite3") as database:
        found = database.execute(
            "select u.short_name from chains_enterprise e join organisations_unit u on u.id = e.unit_id order by"
            " (select count(*) from matters_matter m where m.raiser_unit_id = u.id)"
            " + (select count(*) from support_visit v where v.enterprise_id = e.id)"
            " + (select count(*) from talent_opening o where o.enterprise_id = e.id)"
            " + (select count(*) from chains_posting p where p.enterprise_id = e.id) desc"
        ).fetchone()
    return str(found[0])


def test_a_leader_prints_everything_about_an_enterprise_on_one_sheet(page: Page, site_home: Path) -> None:
    sign_in(page, "leader")
    for name in dict.fromkeys(("青禾米业", busiest(site_home))):
        page.goto(f"/enterprises/{key_of(site_home, name)}")
        expect(page.get_by_role("button", name="打印一页")).to_be_visible()
        paper = page.pdf(prefer_css_page_size=True)
        assert len(PAGE_OF_PDF.findall(paper)) == 1, name
    page.emulate_media(media="print")
    expect(page.get_by_text("每栏至多印六行")).to_be_visible()
    expect(page.get_by_role("button", name="打印一页")).to_be_hidden()


@pytest.fixture
def neighbour(new_page: Callable[..., Page]) -> str:
    """The account of a second enterprise of the same chain, to whose contact the administrator has given a password."""
    page = sign_in(new_page(), "admin")
    page.goto(f"/organisations/accounts?q={NEIGHBOUR}")
    account = page.get_by_role("main").get_by_role("link", name=re.compile(r"firm-\d+"))
    username = account.inner_text()
    account.click()
    page.get_by_role("link", name="重设密码").click()
    page.locator("#drawer").get_by_label("新密码").fill(PASSWORD)
    page.locator("#drawer").get_by_role("button", name="重设密码").click()
    expect(page.get_by_text("已办")).to_be_visible()
    return username


def test_a_contact_posts_a_need_and_reaches_a_deal_with_another(
    page: Page, new_page: Callable[..., Page], neighbour: str, axe: Callable[..., None]
) -> None:
    sign_in(page, "enterprise")
    page.goto("/my-enterprise")
    page.get_by_role("link", name="发布供需").first.click()
    form = page.locator("#drawer")
    form.get_by_role("radio", name="需求").check()
    form.get_by_label("产品").fill("碎米")
    form.get_by_label("数量").fill("120")
    form.get_by_role("textbox", name=re.compile("^单位")).fill("吨")
    form.get_by_role("button", name="发布").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("需求：碎米 120 吨")
    posting = page.url

    other = sign_in(new_page(), neighbour)
    other.goto("/market/?tab=need&q=碎米")
    other.get_by_role("link", name="碎米").click()
    other.get_by_role("link", name="开对话").click()
    other.locator("#drawer").get_by_label("留言").fill("有 120 吨，每吨 2400 元。")
    other.locator("#drawer").get_by_role("button", name="开对话").click()
    expect(other.get_by_text("每吨 2400 元")).to_be_visible()
    other.get_by_role("link", name="提出成交").click()
    deal = other.locator("#drawer")
    deal.get_by_label("成交数量").fill("120")
    deal.get_by_label("成交金额").fill("28.8万元")
    deal.get_by_role("button", name="提出成交").click()
    expect(other.get_by_text("等对方确认").first).to_be_visible()
    axe(other)

    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("等您答复")
    page.get_by_role("link", name="碎米").first.click()
    page.get_by_role("link", name="确认成交").click()
    page.locator("#drawer").get_by_role("button", name="确认成交").click()
    expect(page.get_by_text("双方已确认")).to_be_visible()
    page.goto(posting)
    expect(page.get_by_text("已满足").first).to_be_visible()
