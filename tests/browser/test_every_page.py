"""Every page of the navigation, for each role: it answers, fits its window, raises no script error, and axe finds nothing.

A role stands for one width and one colour scheme, so that all widths and schemes are tried without trying all of each;
the pages that most people use are tried in every one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .people import sign_in, status_of

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
ROLES = {
    "leader": PHONE | DARK,
    "chainleader": WIDE | DARK,
    "clerk": WIDE | LIGHT,
    "handler": PHONE | LIGHT,
    "town": PHONE | DARK,
    "enterprise": PHONE | LIGHT,
    "discipline": WIDE | DARK,
    "calendar": WIDE | LIGHT,
    "auditor": WIDE | DARK,
    "admin": PHONE | LIGHT,
}
RECORD = re.compile(r"/[0-9a-f]{8}-[0-9a-f-]{27}$")
LISTS = (  # the first record of each is looked at, also where a filter or a button stands before it on the list
    "/chains/", "/enterprises/", "/market/", "/market/dialogues/", "/meetings/", "/projects/list", "/projects/trips/",
    "/ranking/", "/support/visits/", "/support/groups/", "/support/funds/", "/talent/", "/talent/recruits/",
    "/talent/classes/", "/talent/party/",
)  # fmt: skip
FILES = ("export", "files")  # what is downloaded is no page


def check(page: Page, address: str, axe: Callable[[Page], None]) -> None:
    assert status_of(page, address) == 200, address
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{address} is {wide} px wider than the window"
    axe(page)


def entries(page: Page) -> list[str]:
    found = page.locator(".side a, .tabbar a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return list(dict.fromkeys(found))


def one_of_each(page: Page) -> dict[str, str]:
    """The first record that each kind of list on this page leads to, by the folder of its address."""
    found = page.locator("main a[href^='/']").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    paths = [path for path in found if path.count("/") < 4 and not any(word in path for word in FILES)]
    return {path.rstrip("/").rsplit("/", 1)[0]: path for path in reversed(paths)}


def first_record(page: Page, address: str) -> str:
    """The first record that a list leads to below its own address."""
    page.goto(address)
    found = page.locator("main a[href^='/']").evaluate_all("all => all.map(a => new URL(a.href).pathname)")
    folder = address.removesuffix("list")
    records = [path for path in found if path.startswith(folder) and RECORD.search(path)]
    assert records, f"{address} leads to no record"
    return str(records[0])


@pytest.mark.parametrize("role", ROLES)
def test_every_page_of_the_navigation_is_well(
    new_page: Callable[..., Page], axe: Callable[[Page], None], role: str
) -> None:
    page = sign_in(new_page(**ROLES[role]), role)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    seen: set[str] = set()
    for address in entries(page):
        check(page, address, axe)
        for folder, record in one_of_each(page).items():
            if folder not in seen:
                seen.add(folder)
                check(page, record, axe)
    assert not said, "\n".join(said)


@pytest.mark.parametrize("how", [WIDE | DARK, PHONE | LIGHT], ids=["wide-dark", "phone"])
def test_the_office_s_pages_are_well_on_other_screens(
    new_page: Callable[..., Page], axe: Callable[[Page], None], how: dict[str, object]
) -> None:
    page = sign_in(new_page(**how), "clerk")
    for address in entries(page):
        check(page, address, axe)


@pytest.mark.parametrize(("role", "how"), [("leader", WIDE | LIGHT), ("clerk", PHONE | DARK)], ids=["desk", "phone"])
def test_a_record_of_every_room_is_well(
    new_page: Callable[..., Page], axe: Callable[[Page], None], role: str, how: dict[str, object]
) -> None:
    page = sign_in(new_page(**how), role)
    for address in LISTS:
        check(page, first_record(page, address), axe)


@pytest.mark.parametrize("how", [WIDE | LIGHT, WIDE | DARK, PHONE | LIGHT, PHONE | DARK])
def test_the_pages_without_sign_in_are_well(
    new_page: Callable[..., Page], axe: Callable[[Page], None], how: dict[str, object]
) -> None:
    page = new_page(**how)
    for address in ("/public/990001/board", "/public/follow", "/public/990001/four-chains/dispute/new"):
        check(page, address, axe)
