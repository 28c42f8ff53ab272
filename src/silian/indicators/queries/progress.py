"""How far a figure has come to its target, and how far it should have come 序时进度."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from silian.indicators.catalogue import Entry
from silian.indicators.queries.figures import Figure
from silian.indicators.sections import Target, Thresholds
from silian.kernel.rules import Better
from silian.kernel.rules.values import SCALES, Number
from silian.kernel.windows import DAY


@dataclass(frozen=True)
class Progress:
    """A figure beside what it should reach. `aim` is the year's target, of the whole or of a part of it.

    `expected` is the percent of the aim that the quarters which have ended ask for; None where the target is due at the
    year's end only. A rate (%) is not divided by its target: it has no percent done, only a distance to it.
    """

    target: Target
    aim: Fraction
    value: Number | None
    expected: Fraction | None
    thresholds: Thresholds
    better: Better = Better.UP
    is_rate: bool = False

    @property
    def done(self) -> Fraction | None:
        """完成率: the figure in percent of its target."""
        if self.value is None or self.is_rate or not self.aim:
            return None
        return Fraction(self.value) * 100 / self.aim

    @property
    def ahead(self) -> Fraction | None:
        """By how many percentage points the figure is ahead of what is expected, or a rate of its target; negative: behind."""
        now, then = (self.value, self.aim) if self.is_rate else (self.done, self.expected)
        if now is None or then is None:
            return None
        return Fraction(now) - then if self.better is Better.UP else then - Fraction(now)


def progress_of(shown: Iterable[Figure], entries: Iterable[Entry], as_of: date) -> Mapping[str, Progress]:
    """By indicator, the progress of these figures of the whole county to the targets of the year of `as_of`."""
    due = targets_of_year(entries, as_of.year)
    return {figure.id: _of_whole(figure, due[figure.id], as_of) for figure in shown if figure.id in due}


def targets_of_year(entries: Iterable[Entry], year: int) -> dict[str, Entry]:
    """By indicator, the target that speaks of this year: its own before the share of one that covers several years."""
    targets = [e for e in entries if isinstance(e.definition, Target) and e.definition.value_in(year) is not None]
    targets.sort(key=lambda entry: not target_of(entry).by_year)
    return {target_of(entry).indicator: entry for entry in targets}


def target_of(entry: Entry) -> Target:
    assert isinstance(entry.definition, Target)
    return entry.definition


def progress_to(aim: Fraction, figure: Figure, entry: Entry, as_of: date) -> Progress:
    """The progress of a figure to `aim`: the whole of the target `entry` in this year, or a part of it."""
    target, is_rate = target_of(entry), figure.unit in SCALES
    return Progress(
        target, aim, figure.value, None if is_rate else expected_share(target, as_of),
        entry.lights.rate if is_rate else entry.lights.progress,
        getattr(figure.entry.definition, "better", None) or Better.UP, is_rate,
    )  # fmt: skip


def _of_whole(figure: Figure, entry: Entry, as_of: date) -> Progress:
    return progress_to(Fraction(target_of(entry).value_in(as_of.year) or 0), figure, entry, as_of)


def expected_share(target: Target, as_of: date) -> Fraction | None:
    """The percent of the target that is due by the end of this day: a share falls due with the end of its quarter."""
    year = as_of.year if as_of.year in target.by_year else target.year
    quarters_ended = 4 if (as_of + DAY).year > year else ((as_of + DAY).month - 1) // 3
    if target.steps:
        return Fraction((0, *target.steps)[quarters_ended])
    return Fraction(100) if quarters_ended == 4 else None
