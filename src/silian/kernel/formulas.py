"""Texts that a spreadsheet program would take for a formula, and the apostrophe that disarms them in a CSV file.

The apostrophe is reversible: `disarm` adds one to `'…=`, `rearm` takes one away, so any text comes back unchanged.
"""

from __future__ import annotations

import re

DANGEROUS = re.compile("[=+\\-@\t\r\n＝＋－＠]")
DISARMABLE = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
DISARMED = re.compile("'+[=+\\-@\t\r\n＝＋－＠]")


def is_dangerous(text: str) -> bool:
    return DANGEROUS.match(text) is not None


def disarm(text: str) -> str:
    return "'" + text if DISARMABLE.match(text) else text


def rearm(text: str) -> str:
    return text[1:] if DISARMED.match(text) else text
