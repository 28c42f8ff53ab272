"""Generated posts to every form and questions to every page: each is answered, none with a fault of ours.

`SILIAN_HOSTILE=20` sends twenty times as many.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote_from_bytes

import pytest
from django.db import transaction
from django.test import Client

from tests.trust.addresses import Address, addresses
from tests.trust.hostile import ANYTHING, bodies, fields_of, offered_by, queries, requests
from tests.trust.world import World, browser_of

TIMES = int(os.environ.get("SILIAN_HOSTILE", "1"))
FORM = "application/x-www-form-urlencoded"
# Fields of what is posted by a button alone, and so stands on another page.
BUTTONS = {
    "web:language": ["language", "next"], "web:choose_county": ["county", "next"], "web:switch_role": ["account"],
    "matters:keep_view": ["name", "address"], "matters:forget_view": [], "meetings:attendance": ["mark"],
    "meetings:fill_agenda": [], "meetings:open_vote": [], "meetings:vote": ["yes", "no", "abstain"], "matters:bulk": ["chosen"],
    "exchange:undo": [], "exchange:preview": ["accept_valid"], "exchange:undo_map": [], "exchange:preview_map": ["accept_valid"],
}  # fmt: skip


def send(browser: Client, method: str, url: str, body: bytes = b"", content_type: str = FORM, **headers: str) -> Any:
    """One request, undone afterwards."""
    try:
        with transaction.atomic():
            answer = browser.generic(method, url, body, content_type, headers=headers)
            transaction.set_rollback(True)
    except Exception as fault:  # whatever it was, the page would have answered 500
        return f"{type(fault).__name__}: {str(fault)[:200]}"
    return answer.status_code


def faults(answers: Iterator[tuple[Address, str, Any]]) -> list[str]:
    """What went wrong, each fault of each address once; and nobody was let in where nobody may."""
    counted: Counter[int] = Counter()
    wrong = {}
    for address, words, answer in answers:
        if isinstance(answer, int) and answer < 500:
            counted[answer] += 1
        else:
            wrong[(address.name, str(answer)[:60])] = f"{address.url} {answer}: {words[:200]}"
    assert counted.total() > 100
    return list(wrong.values())


def hostile_posts(place: World, chance: random.Random) -> Iterator[tuple[Address, str, Any]]:
    browser = browser_of(place.above)
    for address in addresses(place.own):
        if "POST" not in address.methods or address.name == "account_logout":
            continue
        page = browser.get(address.url).content if "GET" in address.methods else b""
        made = bodies([*fields_of(page), *BUTTONS.get(address.name, [])], chance, offered_by(page))
        for body, _again in zip(made, range(7 * TIMES), strict=False):
            yield address, body.decode()[:300], send(browser, "POST", address.url, body)


def hostile_questions(place: World, chance: random.Random) -> Iterator[tuple[Address, str, Any]]:
    browser = browser_of(place.above)
    for address in addresses(place.own):
        if "GET" in address.methods and not address.name.startswith(("account_", "mfa_")):
            for query, _again in zip(queries(chance), range(3 * TIMES), strict=False):
                htmx = {"HX-Request": "true"} if chance.random() < 0.5 else {}
                yield address, query[:300], send(browser, "GET", f"{address.url}?{query}", **htmx)


def test_no_posted_form_finds_a_fault(place: World) -> None:
    assert faults(hostile_posts(place, random.Random(1))) == []


def test_no_question_finds_a_fault(place: World) -> None:
    assert faults(hostile_questions(place, random.Random(2))) == []


def hostile_requests(place: World, chance: random.Random) -> Iterator[tuple[Address, str, Any]]:
    browsers = [browser_of(who) for who in (place.above, place.abroad, None)]
    browsers.append(browser_of(place.above, enforce_csrf_checks=True))
    for address in addresses(place.own):
        if address.name == "account_logout":
            continue
        shown = browsers[0].get(address.url) if "GET" in address.methods else None
        fields = fields_of(b"" if shown is None or shown.streaming else shown.content)
        for sent, _again in zip(requests(chance, fields), range(2 * TIMES), strict=False):
            browser, url = chance.choice(browsers), address.url + sent.tail
            answer = send(browser, sent.method, url, sent.body, sent.content_type, **sent.headers)
            yield address, repr(sent)[:400], answer


def test_no_request_at_all_finds_a_fault(place: World) -> None:
    assert faults(hostile_requests(place, random.Random(3))) == []


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain; charset=utf-7", "text/plain; charset=rot13", "text/plain; charset=zlib",
        "text/plain; charset=UTF8", "x" * 5000,
        "text/plain; charset=unicode_escape", "multipart/form-data", "multipart/form-data; boundary=\xff",
        "application/x-www-form-urlencoded; charset=utf-16",
    ],
)  # fmt: skip
def test_no_content_type_finds_a_fault(place: World, content_type: str) -> None:
    browser = browser_of(place.above)
    for url in ("/matters/?q=+2AAA-", "/search?q=%5Cud800", "/public/follow", "/public/990001/board?q=%5Cud800"):
        for method in ("GET", "POST"):
            answer = send(browser, method, url, b"code=%5Cud800&q=+2AAA-", content_type)
            assert isinstance(answer, int), (url, method, answer)
            assert answer < 500, (url, method, answer)


@pytest.mark.django_db
def test_no_key_in_an_address_finds_a_fault() -> None:
    browser = Client()
    for value in ANYTHING:
        for pattern in (
            "/public/{}/board",
            "/public/{}/x/new",
            "/public/{}/figures/{}",
            "/matters/{}",
            "/exchange/import/{}",
        ):
            path = pattern.replace("{}", quote_from_bytes(value, safe=""))
            assert browser.get(path).status_code < 500, path
