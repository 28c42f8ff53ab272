"""Codes of listed companies in the forms in which they come, joined on the first six digits."""

from __future__ import annotations

import re

CODE = re.compile(r"(?P<digits>\d{6})(?P<exchange>\.?(?:SH|SZ|BJ))?", re.IGNORECASE)


def six_digits(text: str) -> str | None:
    """The code without its exchange; None if it is none."""
    found = CODE.fullmatch(text.strip())
    return found["digits"] if found else None


def form(text: str) -> str:
    """How it is written: 999999, 999999SH, 999999SZ."""
    return re.sub(r"\d", "9", text.strip()).upper()
