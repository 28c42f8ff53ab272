"""Amounts as people say them: 1.2亿元, 850万元."""

from __future__ import annotations

from silian.kernel import money

AN_YI = money.FEN["亿元"]


def in_words(fen: int | None) -> str:
    """The amount in 亿元 from one 亿 on, in 万元 below; nothing where there is none. To four and two digits."""
    if fen is None:
        return ""
    large = abs(fen) >= AN_YI
    number = money.show(fen, "亿元" if large else "万元", 4 if large else 2)
    figures, unit = number[:-2], number[-2:]
    return (figures.rstrip("0").rstrip(".") if "." in figures else figures) + unit
