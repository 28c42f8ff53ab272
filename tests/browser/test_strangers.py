"""A stranger finds nothing, not even that there is something; the public pages hold no number of anybody."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from playwright.sync_api import Page

from .people import sign_in, status_of

FOREIGN = {
    "a matter of another bureau": (
        "select m.id from matters_matter m join organisations_unit u on u.id = m.lead_id where u.name = '县水务局'",
        ["/matters/{}", "/matters/{}/record_progress", "/matters/{}/see_original"],
    ),
    "a meeting to which nobody of the bureau goes": (
        "select s.meeting_id from meetings_sitting s join organisations_unit u on u.id = s.organ_id"
        " where u.name = '装备制造产业链联合党委'",
        ["/meetings/{}", "/meetings/{}/minutes"],
    ),
}
NUMBERS = re.compile(r"(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")


@pytest.mark.parametrize("what", FOREIGN)
def test_the_same_role_in_another_bureau_finds_nothing_there(page: Page, site_home: Path, what: str) -> None:
    query, addresses = FOREIGN[what]
    with sqlite3.connect(site_home / "silian.sqlite3") as database:
        found = database.execute(query).fetchone()
    key = UUID(found[0])
    sign_in(page, "handler")
    for address in addresses:
        assert status_of(page, address.format(key)) == 404, address
        assert "县水务局" not in page.content()


def test_what_belongs_to_administrators_is_not_there_for_others(page: Page) -> None:
    sign_in(page, "handler")
    for address in ("/organisations/accounts", "/meetings/new", "/chains/new"):
        assert status_of(page, address) == 404, address


def test_the_public_pages_hold_no_id_number_and_no_phone(page: Page) -> None:
    for address in ("/public/990001/board", "/public/990001/board?page=2", "/public/990001/board?q=电话"):
        page.goto(address)
        assert not NUMBERS.findall(page.get_by_role("main").inner_text()), address


def test_who_is_not_signed_in_is_led_to_the_door(new_page: Callable[..., Page]) -> None:
    page = new_page()
    for address in ("/matters/", "/meetings/", "/figures/", "/briefings/", "/enterprises/"):
        page.goto(address)
        assert "/accounts/login" in page.url or "login" in page.url, address
