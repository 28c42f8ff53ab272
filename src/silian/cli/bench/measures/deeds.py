"""Raising a matter and taking it on, with ten times as many others there or not; and what the journal adds to a step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from unittest.mock import patch

from silian.cli.bench.county import CODE, KINDS
from silian.cli.bench.results import Result, Times, compared, median, p95
from silian.cli.bench.sizes import Size, Sizes
from silian.kernel import journal
from silian.matters import actions
from silian.matters.models import Matter


@dataclass
class Deeds:
    """What a clerk and a handler do with one matter after another, and how long each deed takes."""

    size: Size
    create: Times = field(default_factory=list)
    step: Times = field(default_factory=list)

    def __post_init__(self) -> None:
        place = self.size.place
        self.clerk, self.handler = self.size.within(lambda: (place.acting(place.clerk), place.acting(place.handler)))

    def warm_up(self) -> None:
        self.go()
        self.create.clear()
        self.step.clear()

    def go(self) -> None:
        self.size.within(self._go)

    def _go(self) -> None:
        place, clerk = self.size.place, self.clerk
        lead, people = place.offices[0]
        matter: Matter = _timed(self.create, lambda: actions.raise_matter(
            CODE, kind=KINDS[0], title="厂区道路破损无法运粮", by=clerk, chain=place.chains[0],
            raiser=actions.Raiser(unit=place.firms[0]),
        ))  # fmt: skip
        _timed(self.step, lambda: actions.accept_matter(matter, by=clerk))
        _timed(self.step, lambda: actions.assign_matter(matter, lead=lead, handler=people[0], by=clerk))
        _timed(self.step, lambda: actions.take_up(matter, by=self.handler))
        _timed(self.step, lambda: actions.add_measure(matter, text="修补路面", by=self.handler))


def create_and_step(sizes: Sizes) -> Iterator[Result]:
    whole, tenth = Deeds(sizes.whole), Deeds(sizes.tenth)
    for deeds in (whole, tenth):
        deeds.warm_up()
    for turn in range(sizes.scale.runs):
        for deeds in (whole, tenth) if turn % 2 else (tenth, whole):
            deeds.go()
    yield compared("create.size", (whole.create, tenth.create), at_least=1.5, by=p95)
    yield compared("step.size", (whole.step, tenth.step), at_least=1.5, by=p95)
    yield _share_of_the_journal(sizes)


def _share_of_the_journal(sizes: Sizes) -> Result:
    """Appending inside the step's own transaction, beside the whole step with its commit."""
    deeds, appending = Deeds(sizes.whole), Times()
    append = journal.append
    with patch.object(journal, "append", lambda *words, **named: _timed(appending, lambda: append(*words, **named))):
        for _ in range(sizes.scale.runs):
            deeds.go()
    return compared("step.journal", (appending, deeds.step), at_least=0.15, by=median)


def _timed(times: Times, deed: Callable[[], Any]) -> Any:
    start = perf_counter()
    try:
        return deed()
    finally:
        times.append(perf_counter() - start)
