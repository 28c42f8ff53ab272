"""The arithmetic of quorum and majority: pure functions over numbers of people.

以上 includes the share itself (三分之二以上 of 30 is 20), 过半数 is more than half (of 28 it is 15).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True)
class Threshold:
    """A share of a body, reached by the share itself if `inclusive` (以上), else only by more than it (过)."""

    share: Fraction
    inclusive: bool

    def __post_init__(self) -> None:
        if not 0 < self.share <= 1 or (self.share == 1 and not self.inclusive):
            raise ValueError(f"{self.share} is no share that a body can reach")

    def least(self, members: int) -> int:
        """The smallest number of people that reaches this share of `members`; never nobody."""
        exact = self.share * members
        return max(1, ceil(exact) if self.inclusive else floor(exact) + 1)


@dataclass(frozen=True)
class Tally:
    """Votes as they were cast. Whoever was there and did not vote stands in none of the three."""

    yes: int
    no: int
    abstain: int

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


def is_quorate(quorum: Threshold, *, entitled: int, present: int) -> bool:
    """Whether the body may decide: enough of the entitled are present. A body without members never may."""
    return entitled > 0 and present >= quorum.least(entitled)


def is_adopted(majority: Threshold, *, base: int, yes: int) -> bool:
    """Whether the yes votes are enough of the base: those present, or all the entitled, as the organ's rule says."""
    return base > 0 and yes >= majority.least(base)
