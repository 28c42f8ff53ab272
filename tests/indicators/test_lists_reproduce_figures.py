"""A figure and its list come from one predicate: for every indicator, in any unit, chain and window."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from silian.indicators.catalogue import catalogue
from silian.indicators.queries import Extent, Figure, figures, is_money, lines_behind
from silian.kernel.money import FEN
from silian.kernel.rules import Line, Measure, Part, Rule
from tests.indicators.county import CODE, SEPTEMBER, TODAY, Place, with_ledger, with_meeting
from tests.indicators.plain import ledger_figures

CUTOFFS = [date(2021, 6, 30), date(2021, 12, 31), date(2022, 2, 28), SEPTEMBER, TODAY]


@pytest.fixture
def place(db: None) -> Place:
    return with_ledger()


def extents(place: Place) -> list[Extent]:
    units = [place.root, *place.bureaus, *place.towns, *place.villages]
    return [
        Extent(CODE), *(Extent(CODE, unit=unit) for unit in units), *(Extent(CODE, unit=u, own=True) for u in place.towns),
        *(Extent(CODE, chain=chain.pk) for chain in place.chains), Extent(CODE, place.bureaus[0], chain=place.chains[0].pk),
    ]  # fmt: skip


def from_list(rule: Rule, lines: dict[Part, list[Line]]) -> object:
    """The figure made again out of nothing but its list."""
    listed = lines[Part.DENOMINATOR]
    amounts = [line.amount for line in listed]
    match rule.measure:
        case Measure.COUNT | Measure.STOCK:
            return len(listed)
        case Measure.DISTINCT:
            return len(set(amounts))
        case Measure.SUM:
            return sum(amounts) / (FEN[rule.unit] if is_money(rule) else 1)  # type: ignore[arg-type,index]
        case Measure.RATIO:
            return len(lines[Part.NUMERATOR]) * 100 / len(listed) if listed else None
    return max(amounts, default=None) if rule.measure is Measure.MAX else min(amounts, default=None)  # type: ignore[type-var]


def test_every_list_reproduces_its_figure(place: Place) -> None:
    with_meeting(place)
    asked = 0
    for extent in extents(place):
        for cutoff in (date(2021, 12, 31), SEPTEMBER):
            for shown in figures(extent, cutoff):
                rule = shown.entry.definition
                if isinstance(rule, Rule) and shown.records is not None:
                    lines = lines_behind(shown, extent, cutoff)
                    expected = from_list(rule, lines)
                    assert shown.value == pytest.approx(expected) if expected is not None else shown.value is None
                    assert shown.records == len(lines[Part.DENOMINATOR]), (shown.id, extent, cutoff)
                    asked += 1
    assert asked > 150


def test_the_ledger_s_figures_are_those_that_an_auditor_counts_by_hand(place: Place) -> None:
    for cutoff in CUTOFFS:
        assert on_the_ledger(figures(Extent(CODE), cutoff)) == ledger_figures(place.ledger, cutoff)


def test_so_are_they_for_a_unit_with_what_is_below_it_for_the_unit_alone_and_for_a_chain(place: Place) -> None:
    for cutoff in CUTOFFS:
        for unit in (place.root, place.bureaus[1], place.towns[0], place.villages[1]):
            below = place.below(unit)
            whole = ledger_figures([r for r in place.ledger if r.lead in below], cutoff)
            own = ledger_figures([r for r in place.ledger if r.lead == unit], cutoff)
            assert on_the_ledger(figures(Extent(CODE, unit), cutoff)) == whole
            assert on_the_ledger(figures(Extent(CODE, unit, own=True), cutoff)) == own
        for chain in place.chains:
            rows = [r for r in place.ledger if r.chain == chain]
            assert on_the_ledger(figures(Extent(CODE, chain=chain.pk), cutoff)) == ledger_figures(rows, cutoff)


def test_funds_that_meetings_committed_are_added_up_to_the_fen_and_told_in_their_unit(place: Place) -> None:
    with_meeting(place)
    shown = {figure.id: figure for figure in figures(Extent(CODE), TODAY)}
    assert shown["wagyu_research_funds"].value == Fraction("850.01")
    assert shown["joint_committee_meetings"].value == 1


def test_every_indicator_of_the_programme_was_asked(place: Place) -> None:
    shown = figures(Extent(CODE), TODAY, "four-chains")
    assert [figure.id for figure in shown] == [entry.id for entry in catalogue(CODE, TODAY, "four-chains")]


def on_the_ledger(shown: list[Figure]) -> dict[str, object]:
    known = ledger_figures([], TODAY)
    return {figure.id: figure.value for figure in shown if figure.id in known}
