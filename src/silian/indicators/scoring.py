"""目标激励: the arithmetic of a score. Exact fractions in, printed decimals out; no database, no float.

What a sheet prints can be added up by hand: each line is rounded half up as it is printed, and totals are sums of what is
printed. Two totals are equal when they are equal as printed.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Protocol, TypeVar

FULL = Fraction(100)  # percent, and what the weights of a scheme add up to
Key = TypeVar("Key", bound=Hashable)


class Banded(Protocol):
    """One band of a line: which values lie in it, and the percent of the weight that it gives."""

    @property
    def give(self) -> Decimal: ...

    def holds(self, value: Fraction) -> bool: ...


def share_of_target(value: Fraction, target: Fraction, *, down: bool = False) -> Fraction | None:
    """The percent of its target that a value reaches: value ÷ target, or target ÷ value where less is better (`down`).

    None where nothing can be divided: a target of 0 for what should grow. What should fall to 0 has reached it or not;
    a value of 0 that should fall has reached any target.
    """
    if down:
        return FULL if value <= target else FULL * target / value
    return FULL * value / target if target > 0 else None


def share_of_band(value: Fraction, bands: Iterable[Banded]) -> Fraction | None:
    """The percent that the first band which holds the value gives; None where no band does."""
    return next((Fraction(band.give) for band in bands if band.holds(value)), None)


def within(share: Fraction, floor: Fraction, cap: Fraction) -> Fraction:
    """The share between floor 保底 and cap 封顶, all in percent."""
    return min(max(share, floor), cap)


def points(weight: Decimal, share: Fraction, decimals: int) -> Decimal:
    """The points of a line: that share of its weight, as it is printed."""
    return rounded(Fraction(weight) * share / FULL, decimals)


def for_records(records: int, each: Decimal, cap: Decimal, decimals: int) -> Decimal:
    """A bonus or a penalty: so many points a record, never more than the cap."""
    return rounded(min(Fraction(each) * records, Fraction(cap)), decimals)


def out_of_full(scored: Decimal, weight: Decimal, decimals: int) -> Decimal | None:
    """What lines of this weight together scored, brought to 100; None where no line could be scored at all."""
    return rounded(FULL * Fraction(scored) / Fraction(weight), decimals) if weight else None


def ranks(totals: Mapping[Key, Decimal], last: Collection[Key] = ()) -> dict[Key, int]:
    """The rank of each, the highest total first; equal totals share a rank and leave out the following ones: 1 2 2 4.

    Whoever is named in `last` stands behind all others, whatever the total; several of them share that rank.
    """
    places = {key: (key in last, Decimal(0) if key in last else -total) for key, total in totals.items()}
    return {key: 1 + sum(other < place for other in places.values()) for key, place in places.items()}


def rounded(value: Fraction, decimals: int) -> Decimal:
    """The value rounded half up (away from zero) to so many decimals, reckoned in whole numbers."""
    scaled = value * 10**decimals
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
