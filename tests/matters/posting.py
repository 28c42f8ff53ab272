"""Posting a form as a browser does: with the key and the version that the page carried."""

from __future__ import annotations

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client

from silian.kernel.idempotency import mint
from silian.kernel.pages import KEY, VERSION

HIDDEN = re.compile(rf'name="({KEY}|{VERSION})" value="([^"]*)"')


def hidden(page: HttpResponse | Any) -> dict[str, str]:
    """The hidden key and version of the page's first form that has them."""
    found: dict[str, str] = {}
    for name, value in HIDDEN.findall(page.content.decode()):
        found.setdefault(name, value)
    return found


def post(browser: Client, url: str, htmx: bool = False, **typed: Any) -> Any:
    """Opens the form and posts it, its fields named without the form's prefix."""
    page = browser.get(url)
    headers = {"HX-Request": "true"} if htmx else {}
    fields = {(name if name.startswith("_") else f"step-{name}"): value for name, value in typed.items()}
    return browser.post(url, {**hidden(page), **fields}, headers=headers)


def bare_post(browser: Client, url: str, **typed: Any) -> Any:
    """Posts without opening a page first, with a fresh key."""
    return browser.post(url, {KEY: mint(), **typed})
