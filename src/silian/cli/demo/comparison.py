"""A figure beside the published one: what counts as the same. Pure functions over numbers; no database.

A published number is read as it was printed: "exact" is equal at the printed decimals; "余/多" (more_than) and "以上"
(at_least) are reached by a value that is not less and rounds down to the printed one at its last significant digit;
"近" (nearly) by 95 to 100 % of it; "约" (about) within 5 % of it.
"""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import Literal

Qualifier = Literal["exact", "more_than", "at_least", "nearly", "about"]


def matches(ours: Fraction, printed: str, qualifier: Qualifier, decimals: int | None = None) -> bool:
    """Whether our value is what was published. `decimals` may be negative (-2: hundreds); None is as it was printed."""
    published = Fraction(printed)
    match qualifier:
        case "nearly":
            return Fraction(95, 100) * published <= ours <= published
        case "about":
            return abs(ours - published) <= Fraction(5, 100) * abs(published)
        case "more_than" | "at_least":
            step = _step(significant_decimals(printed) if decimals is None else decimals)
            return ours >= published and floor(ours / step) * step == published
    step = _step(printed_decimals(printed) if decimals is None else decimals)
    return floor(ours / step + Fraction(1, 2)) * step == published


def printed_decimals(printed: str) -> int:
    """How many decimals a number was printed with: 143.4 → 1, 17 → 0."""
    return len(printed.partition(".")[2])


def significant_decimals(printed: str) -> int:
    """The place of the last digit that says something: 8.4 → 1, 200 → -2. Zeros at the end of a round number say nothing."""
    if "." in printed:
        return printed_decimals(printed)
    return len(printed.rstrip("0")) - len(printed)


def _step(decimals: int) -> Fraction:
    return Fraction(10) ** -decimals
