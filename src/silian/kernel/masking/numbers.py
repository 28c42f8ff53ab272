"""ID numbers, phones and accounts in running text, however they are spelled.

Digits of any script count, and so do digits broken by spaces or hyphens. A text is cut into *stretches* of such digit
groups; in a stretch we look first for what is certain (a phone, an ID number with a possible birthday, an unbroken run
of 15 digits and more), then take what is left as one number or leave it whole. So no number is masked by half:
a 13-digit order number and `2022-09-30 2022-10-08` stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from stdnum.cn import uscc

STARS = "*" * 8
LONGEST = 19  # digits of an account, and so at most as many groups
GAP = r"[ \t　\u00a0\u200b\-‐‑–—－]{1,3}"
CHECK_X = "[Xx](?![0-9A-Za-z])"  # the last place of an ID number
STRETCH = re.compile(rf"[0-9]+(?:(?:{GAP})?(?:[0-9]+|{CHECK_X}))*")
MOBILE = re.compile(r"(?:86|0086|0)?1[3-9]\d{9}")
CITIZEN_ID = re.compile(r"\d{6}(?:(?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9X]")
OLD_CITIZEN_ID = re.compile(r"\d{6}\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}")
ACCOUNT = re.compile(r"\d{15,19}|\d{17}X")
AREA = rf"(?<![0-9])0(?:10|2\d|[3-9]\d\d)(?:{GAP}|[)）])?"
CALLED = "(?:电话|座机|固话|联系方式)[号码为是：: ]{0,4}"  # without an area code only the word tells that it is a phone
LANDLINE = re.compile(rf"(?P<kept>{AREA}|{CALLED})[2-9](?:{GAP})?(?:\d(?:{GAP})?){{4,5}}(?P<last>\d\d)(?!\d)")
DATE = re.compile(r"(?:19|20)\d\d(?:0?[1-9]|1[0-2])(?:0?[1-9]|[12]\d|3[01])")
YEAR = re.compile(r"(?:19|20)\d\d")
CODE = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])")

Mask = tuple[int, int, str]  # from, to, and what stands there instead


@dataclass(frozen=True)
class Digits:
    """A group of digits without a gap, and where it stands in the text."""

    start: int
    end: int
    value: str


def mask_numbers(text: str) -> str:
    """The text with every ID number, phone and account masked: `999999********1234`, `139****1111`, `0571-****21`.

    Of an ID number or account the first six and last four digits are left, of a mobile phone the first three and last
    four. Of a landline the area code and the last two: with four, three hidden digits would be the town's exchange.
    """
    plain = _plain(text)
    codes = [found.span() for found in CODE.finditer(plain) if _is_credit_code(found[0])]
    masks: list[Mask] = []
    for stretch in STRETCH.finditer(plain):
        if not any(start <= stretch.start() < end for start, end in codes):
            masks += _masks(_groups(stretch))
    text = _replaced(text, masks)
    landlines = LANDLINE.finditer(_plain(text))
    return _replaced(text, [(found.start(), found.end(), f"{found['kept']}****{found['last']}") for found in landlines])


def _replaced(text: str, masks: Iterable[Mask]) -> str:
    out, done = [], 0
    for start, end, mask in masks:
        out += [text[done:start], mask]
        done = end
    return "".join([*out, text[done:]])


def _plain(text: str) -> str:
    """The text with digits of any script as ASCII, character for character, so that places stay the same."""
    return "".join(c if c.isascii() else _ascii(c) for c in text)


def _ascii(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    return character.translate({ord("Ｘ"): "X", ord("ｘ"): "X"})


def _is_credit_code(word: str) -> bool:
    """A unified social credit code with letters in it: public, and not to be masked by half."""
    return any(c.isalpha() for c in word[:-1]) and bool(uscc.is_valid(word))


def _groups(stretch: re.Match[str]) -> list[Digits]:
    return [
        Digits(stretch.start() + found.start(), stretch.start() + found.end(), found[0].upper())
        for found in re.finditer(r"[0-9]+|[Xx]", stretch[0])
    ]


def _masks(groups: list[Digits]) -> list[Mask]:
    """What of this stretch is to be replaced."""
    masks: list[Mask] = []
    rest: list[Digits] = []
    first = 0
    while first < len(groups):
        length, mask = _certain(groups[first : first + LONGEST])
        if not length:
            rest.append(groups[first])
            first += 1
            continue
        masks += _as_one_account(rest)
        rest = []
        if mask:
            masks.append((groups[first].start, groups[first + length - 1].end, mask))
        first += length
    return masks + _as_one_account(rest)


def _certain(groups: list[Digits]) -> tuple[int, str]:
    """How many groups from here make one number that is beyond doubt, and its mask; a date has none."""
    for kind in KINDS:
        for length in range(len(groups), 0, -1):
            joined = "".join(group.value for group in groups[:length])
            if kind.pattern.fullmatch(joined) and kind.fits(groups[:length]):
                return length, kind.mask(joined)
    return 0, ""


def _unbroken(groups: list[Digits]) -> bool:
    return all(left.end == right.start for left, right in pairwise(groups))


def _as_one_account(groups: list[Digits]) -> list[Mask]:
    """Groups that together have an account's length are one account, unless they are a row of years."""
    joined = "".join(group.value for group in groups)
    if not ACCOUNT.fullmatch(joined) or all(YEAR.fullmatch(group.value) for group in groups):
        return []
    return [(groups[0].start, groups[-1].end, _mask_long(joined))]


def _spelled_as_a_date(groups: list[Digits]) -> bool:
    """`20220930` or `2022-9-30`, but not four digits, then one, then three."""
    return [len(group.value) for group in groups] in ([8], [4, 1, 1], [4, 1, 2], [4, 2, 1], [4, 2, 2])


def _mask_long(digits: str) -> str:
    return digits[:6] + STARS + digits[-4:]


def _mask_mobile(digits: str) -> str:
    return digits[:-8] + "****" + digits[-4:]


@dataclass(frozen=True)
class Kind:
    """A number that can be told by its digits, which groups may spell it, and what is shown in its place."""

    pattern: re.Pattern[str]
    mask: Callable[[str], str]
    fits: Callable[[list[Digits]], bool] = bool


# In this order: a new ID number is the surest, an old one, with a short birthday, the likeliest accident.
KINDS = (
    Kind(CITIZEN_ID, _mask_long),
    Kind(re.compile(r"\d{15,}|\d{17}X"), _mask_long, _unbroken),
    Kind(MOBILE, _mask_mobile),
    Kind(DATE, lambda _digits: "", _spelled_as_a_date),
    Kind(OLD_CITIZEN_ID, _mask_long),
)
