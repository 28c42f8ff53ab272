"""Targets as the leader looks at them: each with its figure and its light, divided among chains or units, and what changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from silian.chains.models import Chain
from silian.indicators.catalogue import Entry, catalogue
from silian.indicators.queries.extent import Extent
from silian.indicators.queries.figures import Figure, Status, figures_of, in_unit
from silian.indicators.queries.parts import Part, by_each
from silian.indicators.queries.progress import Progress, progress_of, progress_to, target_of, targets_of_year
from silian.kernel import rules
from silian.kernel.rules import Rule
from silian.kernel.rules.values import Number
from silian.organisations.models import Unit
from silian.organisations.queries import in_force


@dataclass(frozen=True)
class Aimed:
    """A figure beside its target; `entry` is the target's."""

    figure: Figure
    entry: Entry
    progress: Progress


@dataclass(frozen=True)
class TargetPart:
    """A chain's or a unit's share of a target. `record` is None where nobody bears the name in the file."""

    name: str
    record: Chain | Unit | None
    figure: Figure
    progress: Progress


@dataclass(frozen=True)
class Change:
    """A figure now and at an earlier cut-off."""

    figure: Figure
    before: Figure

    @property
    def difference(self) -> Fraction | None:
        """By how much it rose, in its own unit (percentage points of a rate); None without both values."""
        now, then = self.figure.value, self.before.value
        return None if now is None or then is None else Fraction(now) - Fraction(then)


def aimed(county: str, as_of: date, programme: str | None = None) -> list[Aimed]:
    """The targets of this year for the whole county, each with its figure and progress; `presentation.light()` judges it.

    One query a fact, one for the programmes, one for what is entered from outside.
    """
    entries = catalogue(county, as_of, programme)
    return list(_aimed(entries, Extent(county), as_of))


def aimed_at_chain(chain: Chain, as_of: date) -> list[Aimed]:
    """The targets of this year that a chain has a share of, each with the chain's own figure and its progress to that share."""
    entries = catalogue(chain.county_id, as_of)
    due = {
        name: entry for name, entry in targets_of_year(entries, as_of.year).items() if chain.name in target_of(entry).by_chain
    }  # fmt: skip
    found = figures_of([e for e in entries if e.id in due], Extent(chain.county_id, chain=chain.pk), as_of)
    return [
        Aimed(each, due[each.id], progress_to(Fraction(target_of(due[each.id]).by_chain[chain.name]), each, due[each.id], as_of))
        for each in found
    ]  # fmt: skip


def divided(county: str, entry: Entry, counted: Entry, as_of: date, of: Part) -> list[TargetPart]:
    """The target `entry` divided among chains or units, in the order of its file; `counted` is its indicator."""
    target = target_of(entry)
    parts = target.by_chain if of == "chain" else target.by_unit
    rule = counted.definition
    values = by_each(of, county, [rule], as_of)[rule] if isinstance(rule, Rule) else {}
    known = _named(county, list(parts), as_of, of)
    rows = []
    for name, aim in parts.items():
        record = known.get(name)
        value = None
        if isinstance(rule, Rule) and record:
            value = in_unit(rule, values.get(record.pk, rules.nothing(rule)).value)
        figure = _of_part(counted, value)
        rows.append(TargetPart(name, record, figure, progress_to(Fraction(aim), figure, entry, as_of)))
    return rows


def changes(county: str, as_of: date, since: date, programme: str | None = None) -> list[Change]:
    """What moved between two cut-offs, such as a week ago: the figures counted from records whose values differ.

    Both are counted now by the same rules, so a record entered late counts at both. Two queries a fact.
    """
    kept = [e for e in catalogue(county, as_of, programme) if isinstance(e.definition, Rule)]
    now, then = (figures_of(kept, Extent(county), day) for day in (as_of, since))
    return [Change(a, b) for a, b in zip(now, then, strict=True) if a.value != b.value]


def _aimed(entries: list[Entry], extent: Extent, as_of: date) -> Iterator[Aimed]:
    due = targets_of_year(entries, as_of.year)
    found = figures_of([entry for entry in entries if entry.id in due], extent, as_of)
    progress = progress_of(found, entries, as_of)
    for figure in found:
        if figure.status is not Status.NOT_KEPT:
            yield Aimed(figure, due[figure.id], progress[figure.id])


def _of_part(counted: Entry, value: Number | None) -> Figure:
    kept = isinstance(counted.definition, Rule)
    return Figure(counted, value, status=Status.KEPT if kept else Status.NOT_KEPT)


def _named(county: str, names: list[str], as_of: date, of: Part) -> dict[str, Chain | Unit]:
    if of == "chain":
        return {chain.name: chain for chain in Chain.objects.filter(in_force(as_of), county_id=county, name__in=names)}
    return {unit.name: unit for unit in Unit.objects.filter(county_id=county, name__in=names, opened_on__lte=as_of)}
