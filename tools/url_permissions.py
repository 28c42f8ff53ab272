"""Who may ask for which address: writes tests/url_permissions.csv from the URLconf, for a person to review.

Every view says so itself by `kernel.pages.page(...)`; one that does not is `undeclared`, and the house test refuses it.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from pathlib import Path

import django
from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).resolve().parents[1] / "tests/url_permissions.csv"
HEAD = ("name", "address", "methods", "access")
Row = tuple[str, str, str, str]


def rows(patterns: list[URLPattern | URLResolver], prefix: str = "", namespace: str = "") -> Iterator[Row]:
    """One row an address, in the URLconf's order: name, address, methods, and `public`, `signed_in` or the verb."""
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from rows(pattern.url_patterns, address, inner)
            continue
        access = getattr(pattern.callback, "access", "undeclared")
        methods = " ".join(getattr(pattern.callback, "methods", ()))
        yield f"{namespace}{pattern.name or ''}", f"/{address}", methods, getattr(access, "name", access)


def table() -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(rows(get_resolver().url_patterns))
    return text.getvalue()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")
    django.setup()
    TABLE.write_text(table())
