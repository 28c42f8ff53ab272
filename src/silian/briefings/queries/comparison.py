"""A published issue counted again: which records came, went or changed since, and why, as the journal tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from silian.briefings.models import FrozenFigure, FrozenRecord, Issue
from silian.briefings.queries.issues import figures_in
from silian.briefings.queries.reasons import Key, reasons_since
from silian.indicators.catalogue import catalogue
from silian.indicators.presentation import shown
from silian.indicators.queries import Extent, Figure, exact, figures_of, lines_behind
from silian.kernel.rules import Line

Pair: TypeAlias = tuple[FrozenRecord | None, Line | None]


@dataclass(frozen=True)
class Change:
    """A record that a recount adds, removes or counts with another amount."""

    what: str  # added | removed | changed
    kind: str
    record: str
    number: str
    title: str
    old: str
    new: str
    why: str


@dataclass(frozen=True)
class Comparison:
    """A published number beside the same number counted again now, by the same rule, window and cut-off."""

    figure: FrozenFigure
    now: Figure
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        return bool(self.changes) or self.figure.value != exact(self.now)

    @property
    def words_now(self) -> str:
        return shown(self.now)

    @property
    def stated(self) -> str:
        """What the county has said last: the published words, or those of the last correction."""
        last = list(self.figure.corrections.all())
        return last[-1].new if last else self.figure.words

    @property
    def to_correct(self) -> bool:
        return self.words_now != self.stated


def compare(issue: Issue) -> list[Comparison]:
    """Every number of an issue, counted again by the rules that it was published under."""
    extent = Extent(issue.county_id, unit=issue.unit)
    frozen = figures_in(issue)
    entries = {e.id: e for e in catalogue(issue.county_id, issue.as_of, issue.programme, issue.programme_version)}
    now = {f.id: f for f in figures_of([entries[name] for name in {f.indicator for f in frozen}], extent, issue.as_of)}
    found = {figure: list(_pairs(figure, now[figure.indicator], extent, issue)) for figure in frozen}
    reasons = reasons_since(issue, {_key(*pair) for pairs in found.values() for pair in pairs})
    return [
        Comparison(figure, now[figure.indicator], tuple(_change(*pair, reasons[_key(*pair)]) for pair in pairs))
        for figure, pairs in found.items()
    ]


def _pairs(frozen: FrozenFigure, now: Figure, extent: Extent, issue: Issue) -> Iterator[Pair]:
    """What differs between the two lists. A ratio's record stands in both of its lists, and is told once."""
    before = {(row.part, row.row): row for row in frozen.records.all()}
    after = {
        (str(part), str(x.row)): x for part, lines in lines_behind(now, extent, issue.as_of).items() for x in lines
    }
    told: set[Key] = set()
    for place in sorted(before.keys() | after.keys()):
        old, new = before.get(place), after.get(place)
        if old and new and old.amount == text(new.amount):
            continue
        if (key := _key(old, new)) not in told:
            told.add(key)
            yield old, new


def _key(old: FrozenRecord | None, new: Line | None) -> Key:
    if new:
        return new.kind, str(new.id)
    return (old.kind, old.record) if old else ("", "")


def _change(old: FrozenRecord | None, new: Line | None, why: str) -> Change:
    kind, record = _key(old, new)
    told: Any = new or old
    return Change(
        what="added" if old is None else "removed" if new is None else "changed",
        kind=kind, record=record, number=told.number, title=told.title,
        old=old.amount if old else "", new=text(new.amount) if new else "", why=why,
    )  # fmt: skip


def text(amount: Any) -> str:
    """An amount as a frozen record keeps it."""
    return "" if amount is None else str(amount)
