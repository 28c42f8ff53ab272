"""How far a figure has come to its target, and how far it should have come 序时进度."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from silian.indicators.catalogue import Entry
from silian.indicators.queries.figures import Figure
from silian.indicators.sections import Target
from silian.kernel.rules import Better
from silian.kernel.windows import DAY


@dataclass(frozen=True)
class Progress:
    """A figure beside its target, both in percent of the target; of a rate, the rate itself and the rate aimed at.

    `expected` is what the quarters that have ended ask for; None where the target is due at the year's end only.
    """

    target: Target
    done: Fraction | None
    expected: Fraction | None
    better: Better = Better.UP

    @property
    def ahead(self) -> Fraction | None:
        """By how many percentage points the figure is ahead of what is expected; negative if it is behind."""
        if self.done is None or self.expected is None:
            return None
        return self.done - self.expected if self.better is Better.UP else self.expected - self.done


def progress_of(shown: Iterable[Figure], entries: Iterable[Entry], as_of: date) -> Mapping[str, Progress]:
    """By indicator, the progress of these figures of the whole county to the targets of the year of `as_of`."""
    targets = {e.definition.indicator: e.definition for e in entries if isinstance(e.definition, Target)}
    due = {name: target for name, target in targets.items() if target.year == as_of.year}
    return {figure.id: _progress(figure, due[figure.id], as_of) for figure in shown if figure.id in due}


def _progress(figure: Figure, target: Target, as_of: date) -> Progress:
    better = getattr(figure.entry.definition, "better", None) or Better.UP
    value, aim = figure.value, Fraction(target.value)
    if figure.unit == "%":
        return Progress(target, None if value is None else Fraction(value), aim, better)
    done = None if value is None or not aim else Fraction(value) * 100 / aim
    return Progress(target, done, expected_share(target, as_of), better)


def expected_share(target: Target, as_of: date) -> Fraction | None:
    """The percent of the target that is due by the end of this day: a share falls due with the end of its quarter."""
    quarters_ended = 4 if (as_of + DAY).year > target.year else ((as_of + DAY).month - 1) // 3
    if target.steps:
        return Fraction((0, *target.steps)[quarters_ended])
    return Fraction(100) if quarters_ended == 4 else None
