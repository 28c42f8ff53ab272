"""What nobody means well with: texts, numbers, days and keys for any field, and fields that a form does not offer."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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


METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "G\xc9T", "X" * 500]
MULTIPART = (
    b'--x\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: %s\r\n\r\n%s\r\n--x--\r\n'
)
CODECS = [
    "utf8", "rot13", "zlib", "hex", "idna", "undefined", "utf-7", "utf-16", "gbk", "unicode_escape", "punycode", "nothing",
    "x" * 300,
]  # fmt: skip
CONTENT_TYPES = [
    "", "application/x-www-form-urlencoded", "application/json", "text/plain", "a/b;" * 200, "multipart/form-data",
    "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + "b" * 300, "multipart/form-data; boundary=\xff",
    "multipart/mixed; boundary=x", *(f"application/x-www-form-urlencoded; charset={name}" for name in CODECS),
]  # fmt: skip
HEADERS = (
    "HX-Request", "HX-Target", "HX-Current-URL", "HX-Boosted", "HX-Trigger", "HX-Current-URL-URI-AutoEncoded", "Cookie", "Accept",
    "Accept-Language", "Accept-Encoding", "If-Modified-Since", "If-None-Match", "Range", "Referer", "Origin", "Authorization",
    "X-Forwarded-For", "X-Forwarded-Proto", "X-HTTP-Method-Override", "X-Requested-With", "User-Agent", "Expect", "X-CSRFToken",
)  # fmt: skip
BROKEN_UTF8 = b"\xff\xfe\xed\xa0\x80\xc0\x80\xf8"


@dataclass(frozen=True)
class Request:
    """A request as nobody's browser makes it; `tail` goes behind the address."""

    method: str
    tail: str
    body: bytes
    content_type: str
    headers: dict[str, str]


def requests(chance: random.Random, fields: Sequence[str]) -> Iterator[Request]:
    """Endless requests of any method with any body, type and headers."""
    asked = queries(chance)
    while True:
        yield Request(
            chance.choice(METHODS), chance.choice(["", "?" + next(asked), "?%ff=%00&" + "&".join("a" * 9)]),
            _body(chance, fields), chance.choice(CONTENT_TYPES),
            {name: _header(chance) for name in chance.sample(HEADERS, chance.randint(0, 5))},
        )  # fmt: skip


def _body(chance: random.Random, fields: Sequence[str]) -> bytes:
    name = chance.choice([*fields, *NOT_OFFERED]).encode()
    value = chance.choice(LARGE if chance.random() < 0.003 else ANYTHING)
    match chance.randrange(6):
        case 0:
            return b""
        case 1:
            return chance.randbytes(chance.randint(1, 400))
        case 2:
            return MULTIPART % (name, chance.choice(TEXTS), b"image/png", value)
        case 3:
            return b"&".join(name + b"=" + value for _again in range(chance.choice([1, 3, 1500])))
        case 4:
            return BROKEN_UTF8 + name + b"=" + BROKEN_UTF8
    return b"{" + b"[" * chance.choice([1, 5000]) + value


def _header(chance: random.Random) -> str:
    """What can stand in a header at all: a server in front refuses control characters."""
    text = chance.choice(
        [*ANYTHING, b"true", b"x" * 7000, b"bytes=9-1,0-", b"sessionid=a; csrftoken=b; django_language=en"]
    )
    return "".join(letter for letter in text.decode("latin-1") if letter.isprintable())


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
