"""Numbers: counts, sums of money, percentages, as people write them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from .cells import Cell, plain, told, wrong

FEN_A_YUAN = 100
LARGEST = 10**16
"""A hundred thousand billion yuan in fen: beyond a county, and within a database's whole numbers."""
UNITS = {
    "": 1,
    "十": 10,
    "百": 100,
    "千": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "千万": 10_000_000,
    "亿": 100_000_000,
}
NUMBER = r"(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|-?\.\d+)"
ABOUT = r"(约|大约|近|超|超过|不足)?"
MORE = r"(余|多)?"
SPELLED = re.compile(
    rf"{ABOUT}[¥￥]?{NUMBER}{MORE}(千万|百万|十|百|千|万|亿)?{MORE}(?:元|人民币|元人民币)?(整|左右|上下)?"
)
COUNTED = re.compile(rf"{ABOUT}{NUMBER}{MORE}(万|千)?{MORE}(?:个|件|人|人次|户|家|次|项|条|名|亩|天|日)?(左右|上下)?")
IN_HEADING = re.compile(r"[(（\[](?:单位[:：])?(万|亿|千|百万)?元[)）\]]")


def amount(cell: Cell) -> Any:
    """Money in whole fen. `约80万` is 80,000,000 fen and told as approximate; a bare number has the heading's unit, or yuan."""
    words = plain(_exact(cell.value))
    if not words:
        return None
    match = SPELLED.fullmatch(words)
    if not match:
        return wrong(_("“%(words)s”不是一个金额。请写成 1200.00 或 80万元 这样的数。") % {"words": words})
    before, number, more, unit, more_after, after = match.groups()
    # A cell that names its own unit, or yuan, overrules the heading's.
    scale = UNITS[unit] if unit else _heading_unit(cell, words)
    fen = Decimal(number.replace(",", "")) * scale * FEN_A_YUAN
    if abs(fen) > LARGEST:
        return wrong(_("“%(words)s”大得不合情理。请核对数字和单位。") % {"words": words})
    whole_fen = int(fen.to_integral_value(ROUND_HALF_UP))
    vague = (before, more, more_after, after if after != "整" else None)
    return _told_number(whole_fen, words, vague, cell, rounded=whole_fen != fen)


def _heading_unit(cell: Cell, words: str) -> int:
    named = IN_HEADING.search(re.sub(r"\s", "", cell.heading))
    return UNITS[named[1] or ""] if named and not words.endswith("元") else 1


def _told_number(value: int, words: str, vague: tuple[str | None, ...], cell: Cell, *, rounded: bool = False) -> Any:
    if any(vague):
        return told(value, _("“%(words)s”是约数，按数字本身记下。") % {"words": words})
    if rounded:
        return told(value, _("“%(words)s”有比分更小的尾数，已四舍五入到分。") % {"words": words})
    if cell.merged:
        return told(
            value, _("“%(words)s”在合并单元格里，这一行也按它记下；若是几行合计，请拆开填写。") % {"words": words}
        )
    return value


def whole(cell: Cell) -> Any:
    """A whole number, also with a measure word: `１２`, `12件`, `约1,200人`."""
    words = plain(_exact(cell.value))
    if not words:
        return None
    match = COUNTED.fullmatch(words)
    number = Decimal(match[2].replace(",", "")) * UNITS[match[4] or ""] if match else None
    if match is None or number is None or abs(number) > LARGEST or number % 1:
        return wrong(_("“%(words)s”不是一个整数。请只填数字，例如 12。") % {"words": words})
    return _told_number(int(number), words, (match[1], match[3], match[5], match[6]), cell)


def percent(cell: Cell) -> Any:
    """A share as a Decimal, 85% → 0.85. Excel keeps a formatted 85% as 0.85; a bare number above 1 is read as per cent."""
    words = plain(_exact(cell.value))
    if not words:
        return None
    match = re.fullmatch(rf"{NUMBER}(%)?", words)
    if not match:
        return wrong(_("“%(words)s”不是一个百分比。请写成 85%% 这样的数。") % {"words": words})
    number = Decimal(match[1].replace(",", ""))
    if match[2]:
        return number / 100
    if abs(number) > 1:
        return told(number / 100, _("“%(words)s”读作 %(words)s%%。") % {"words": words})
    return number


def _exact(value: Any) -> Any:
    """A float as the decimal that people typed: Excel keeps 15 digits, binary noise comes after them."""
    return f"{Decimal(f'{value:.15g}'):f}" if isinstance(value, float) else value
