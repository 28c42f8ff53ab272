"""Where a record has its page: a room with pages names the page of a model `<room>:<model>`, and it is found by that name."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def record_url(kind: str, key: Any) -> str:
    """The address of the record's page, of a kind such as `matters.matter`; empty where its room has no such page."""
    try:
        return reverse(kind.replace(".", ":"), args=[key])
    except NoReverseMatch:
        return ""
