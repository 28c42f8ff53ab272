"""What nobody means well with: texts, numbers, days and keys for any field, and fields that a form does not offer."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from urllib.parse import quote_from_bytes

from silian.kernel.idempotency import mint
from silian.kernel.pages import KEY, VERSION

FIELD = re.compile(rb'<(?:input|select|textarea)[^>]*\bname="([^"]+)"')
TEXTS = [
    b"", b" ", b"\x00", b"a\x00b", b"\xed\xa0\x80", b"\xff\xfe", "\ud83d\ude80".encode("utf-8", "surrogatepass"),
    "🚀🧑‍🌾".encode(), b"'\"--;<script>alert(1)</script>", b"%s%n{0}{{7*7}}{% debug %}", "\u202e\u0000\u2028".encode(),
    b"x" * 1_000, "长".encode() * 400, b"../../etc/passwd", b"=cmd|' /C calc'!A0", b"\r\nSet-Cookie: a=b", b"null", b"[]", b"{}",
]  # fmt: skip
NUMBERS = [b"-1", b"0", b"1" + b"0" * 30, b"9" * 5000, b"NaN", b"Infinity", b"-1e400", b"1.5", b"0x10", "１２".encode(),
           "²".encode(), b"2147483648", b"9223372036854775808", "٣".encode()]  # fmt: skip
DAYS = [
    b"9999-12-31", b"0001-01-01", b"0000-00-00", b"2022-02-30", b"2022-13-01", b"10-8", b"99-99", "2022年10月8日".encode(),
    b"-1-1-1", b"10000-01-01", "二〇二二年".encode(), b"2022-10-08T00:00", b"1", b"99:99", b"23:59:60",
]  # fmt: skip
KEYS = [
    b"00000000-0000-0000-0000-000000000000", b"ffffffff-ffff-ffff-ffff-ffffffffffff", b"not-a-key", b"a" * 300, b"{}", b"1",
]  # fmt: skip
LARGE = [b"x" * 1_000_000, "村".encode() * 350_000]
ANYTHING = [*TEXTS, *NUMBERS, *DAYS, *KEYS]
# Fields that models have and no form offers.
NOT_OFFERED = (
    "state",
    "county",
    "county_id",
    "id",
    "version",
    "number",
    "is_active",
    "role",
    "grants",
    "entered_by",
    "closed_on",
)
# Words that addresses understand after the question mark.
ASKED = (
    "tab", "state", "kind", "chain", "lead", "handler", "channel", "due", "q", "order", "page", "column", "as_of", "unit", "part",
    "tree", "history", "about", "compare", "chosen", "on", "day", "from", "view", "step-lead", "next", "formation", "form",
)  # fmt: skip


def fields_of(page: bytes) -> list[str]:
    """The names of the fields that a page offers, without those that the frame itself keeps."""
    names = {name.decode() for name in FIELD.findall(page)}
    return sorted(names - {KEY, VERSION, "csrfmiddlewaretoken", "viewport"})


def bodies(fields: list[str], chance: random.Random, offered: dict[str, list[bytes]]) -> Iterator[bytes]:
    """Endless posted forms: each field empty, hostile, or one of the values that the page offers for it."""
    while True:
        pairs = [(KEY, mint().encode() if chance.random() < 0.9 else chance.choice(ANYTHING))]
        for name in [*fields, *chance.sample(NOT_OFFERED, 2)]:
            choice = chance.random()
            if choice < 0.1:
                continue
            values = offered.get(name) if choice < 0.55 else None
            value = chance.choice(values or (LARGE if chance.random() < 0.005 else ANYTHING))
            pairs.append((name, value))
        if chance.random() < 0.2:
            pairs.append((VERSION, chance.choice(ANYTHING)))
        yield b"&".join(quoted(name, value) for name, value in pairs)


def queries(chance: random.Random) -> Iterator[str]:
    """Endless addresses' questions."""
    while True:
        names = [chance.choice(ASKED) for _ in range(chance.randint(1, 5))]
        yield b"&".join(quoted(name, chance.choice(ANYTHING)) for name in names).decode()


OPTION = re.compile(
    rb'<option[^>]*\bvalue="([^"]+)"|<select[^>]*\bname="([^"]+)"|<input[^>]*\bname="([^"]+)"[^>]*\bvalue="([^"]+)"'
)


def offered_by(page: bytes) -> dict[str, list[bytes]]:
    """The values that the page itself offers for its fields."""
    found: dict[str, list[bytes]] = {}
    name = ""
    for option, select, field, value in OPTION.findall(page):
        if select:
            name = select.decode()
        elif field:
            found.setdefault(field.decode(), []).append(value)
        elif option:
            found.setdefault(name, []).append(option)
    return found


def quoted(name: str, value: bytes) -> bytes:
    return f"{name}={quote_from_bytes(value)}".encode()
