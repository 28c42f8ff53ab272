"""Rounding of an exact amount to a whole number of fen, or to a coarser unit. Always from fractions, never from floats."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


class Mode(StrEnum):
    """What becomes of half a unit, and of what lies beside it. `UP` and `DOWN` are away from and towards zero."""

    HALF_UP = "HALF_UP"
    HALF_EVEN = "HALF_EVEN"
    DOWN = "DOWN"
    UP = "UP"


@dataclass(frozen=True)
class Rounding:
    """`unit` is in fen: 1 rounds to the fen 分, 100 to the yuan 元."""

    mode: Mode = Mode.HALF_UP
    unit: int = 1

    def __call__(self, fen: Fraction | int) -> int:
        """The amount in fen, as a whole number of units."""
        return rounded(Fraction(fen) / self.unit, self.mode) * self.unit


TO_THE_FEN = Rounding()


def rounded(value: Fraction, mode: Mode = Mode.HALF_UP) -> int:
    """The whole number that the mode gives."""
    size = abs(value)
    whole, rest = divmod(size.numerator, size.denominator)
    twice = 2 * rest - size.denominator  # above zero: more than half; zero: exactly half
    up = {
        Mode.HALF_UP: twice >= 0,
        Mode.HALF_EVEN: twice > 0 or (twice == 0 and whole % 2 == 1),
        Mode.DOWN: False,
        Mode.UP: rest > 0,
    }[mode]
    return (whole + up) * (1 if value >= 0 else -1)
