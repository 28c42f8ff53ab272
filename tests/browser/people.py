"""What people of the demo county do in many tests: signing in, opening a matter, taking a step in the drawer."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PASSWORD = "yanshi-2022"  # the demo's own, printed by `silian demo`
PHOTO = {
    "name": "现场.png",
    "mimeType": "image/png",
    "buffer": bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe"
        "0def46b80000000049454e44ae426082"
    ),
}


def sign_in(page: Page, account: str) -> Page:
    page.goto("/")
    page.get_by_label("账号").fill(account)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.wait_for_load_state("load")  # only then do keys and drawers answer
    return page


def raise_need(page: Page, sentence: str) -> str:
    """A need of the first enterprise offered, in three taps and a sentence; its address."""
    page.goto("/matters/new")
    page.get_by_role("radio", name="实际问题").check()
    page.get_by_label("一句话").fill(sentence)
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(sentence)
    return page.url


def begin(page: Page, step: str) -> Locator:
    """Opens a step's small form from 下一步 and gives the drawer."""
    page.get_by_role("link", name=step, exact=True).first.click()
    opened = page.locator("#drawer")
    expect(opened.get_by_role("heading", name=step)).to_be_visible()
    expect(page.locator(".htmx-added, .htmx-settling")).to_have_count(0)  # only then do its fields ask for one another
    return opened


def finish(page: Page, step: str) -> None:
    """Presses the step's button and waits until the page says that it is done."""
    page.locator("#drawer").get_by_role("button", name=step, exact=True).click()
    expect(page.get_by_text(f"{step}，已办")).to_be_visible()


def look_up(page: Page, words: str) -> None:
    """Finds a record by the search of the top bar and opens it."""
    page.get_by_label("查找").fill(words)
    page.get_by_label("查找").press("Enter")
    page.get_by_role("main").get_by_role("link", name=words).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def give_to(page: Page, unit: str, person: str, measure: str) -> None:
    """Takes the matter on this page in and gives it to a person of a unit with a measure."""
    begin(page, "受理")
    finish(page, "受理")
    form = begin(page, "交办")
    form.get_by_label("主办单位").select_option(label=unit)
    people = form.get_by_label("责任人")
    expect(people.get_by_role("option", name=person, exact=True)).to_be_attached()  # only the unit's own are left
    people.select_option(label=person)
    form.get_by_label("整改措施").fill(measure)
    finish(page, "交办")


def status_of(page: Page, address: str) -> int:
    """What the site answers at an address."""
    answer = page.goto(address)
    return answer.status if answer else 0
