"""How many questions a page asks of the database: few, and as many for a long list as for a short one.

def test_the_list_of_trips_asks_the_same_however_long(place: County) -> None:
    same_however_long(browser, reverse("projects:trips"), add=lambda nth: trip(place, f"第{nth}次"))
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

FEW, MANY, AT_MOST = 3, 60, 12


def questions(browser: Client, url: str, **headers: str) -> list[str]:
    """The statements behind one answer, which must be a page; the browser has been there before."""
    browser.get(url, headers=headers)
    with CaptureQueriesContext(connection) as asked:
        answer = browser.get(url, headers=headers)
    assert answer.status_code == 200, f"{url}: {answer.status_code}"
    return [question["sql"] for question in asked]


def same_however_long(browser: Client, url: str, add: Callable[[int], object], at_most: int = AT_MOST) -> None:
    """The page asks as often for 60 rows as for 3, and at most twelve times; `add(nth)` makes the nth row."""
    for nth in range(FEW):
        add(nth)
    few = questions(browser, url)
    for nth in range(FEW, MANY):
        add(nth)
    many = questions(browser, url)
    more = f"{len(few)} questions for {FEW} rows, {len(many)} for {MANY}:\n" + "\n".join(sql[:200] for sql in many)
    assert len(many) == len(few) <= at_most, more
