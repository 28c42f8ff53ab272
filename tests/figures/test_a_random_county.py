"""A county whose records are random, but done as people do them; beside them a plain count. Both must say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from silian.indicators.catalogue import Entry, catalogue
from silian.indicators.queries import Extent, Figure, figures_of, lines_behind
from silian.indicators.sections import Target
from silian.kernel import rules
from silian.kernel.calendar import at
from silian.kernel.rules import Rule
from silian.kernel.windows import FIRST_HALF, MONTH, QUARTER, YEAR_TO_DATE, Window, WindowName
from tests.conftest import copy_of_postgres, copy_of_sqlite
from tests.figures.county import CODE, SET_UP, TODAY, Place, set_up
from tests.figures.deeds import do_everything
from tests.figures.plain import ENTERED, FLOWS, STOCKS, Days, entered
from tests.indicators.test_lists_reproduce_figures import from_list

STARTED = date(2021, 10, 1)
CUTOFFS = (date(2021, 12, 31), date(2022, 2, 28), date(2022, 6, 30), date(2022, 9, 30), TODAY)
SUMMER = Window(WindowName.BETWEEN, date(2022, 5, 15), date(2022, 9, 5))
WINDOWS = (MONTH, QUARTER, FIRST_HALF, YEAR_TO_DATE, Window(WindowName.SINCE_START, STARTED), SUMMER)
COUNTY = Extent(CODE)


@pytest.fixture(scope="module")
def lived(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[Place]:
    """The county with all that was done in it, once for this module, in a database of its own."""
    with django_db_blocker.unblock():
        sqlite = connection.vendor == "sqlite"
        with copy_of_sqlite(tmp_path_factory.mktemp("random")) if sqlite else copy_of_postgres():
            with at(SET_UP):
                place = set_up(Random(20221220))
            do_everything(place)
            yield place


@pytest.fixture
def place(lived: Place) -> Iterator[Place]:
    with at(TODAY):
        yield lived


def counted_entries(cutoff: date = TODAY) -> list[Entry]:
    """The programme's indicators that are counted from records."""
    return [entry for entry in catalogue(CODE, cutoff, "four-chains") if isinstance(entry.definition, Rule)]


def rule_of(entry: Entry) -> Rule:
    assert isinstance(entry.definition, Rule)
    return entry.definition


def days_of(window: Window, cutoff: date) -> Days:
    """The window's days, counted here by hand."""
    first, last = {
        WindowName.MONTH: (cutoff.replace(day=1), cutoff),
        WindowName.QUARTER: (date(cutoff.year, (cutoff.month - 1) // 3 * 3 + 1, 1), cutoff),
        WindowName.FIRST_HALF: (date(cutoff.year, 1, 1), min(cutoff, date(cutoff.year, 6, 30))),
        WindowName.YEAR_TO_DATE: (date(cutoff.year, 1, 1), cutoff),
        WindowName.SINCE_START: (STARTED, cutoff),
        WindowName.BETWEEN: (date(2022, 5, 15), min(cutoff, date(2022, 9, 4))),
        WindowName.AT_CUTOFF: (date(1949, 10, 1), cutoff),
    }[window.name]
    return Days(first, last, cutoff)


def test_the_plain_count_leaves_out_no_indicator_of_the_programme(place: Place) -> None:
    own = {entry.id for entry in catalogue(CODE, TODAY, "four-chains") if not isinstance(entry.definition, Target)}
    assert own == {*FLOWS, *STOCKS, *ENTERED}
    assert {entry.id for entry in counted_entries()} == {*FLOWS, *STOCKS}


@pytest.mark.parametrize("cutoff", CUTOFFS)
def test_every_figure_is_the_plain_count(place: Place, cutoff: date) -> None:
    ours = {shown.id: shown.value for shown in figures_of(counted_entries(), COUNTY, cutoff)}
    assert ours == {
        entry.id: {**FLOWS, **STOCKS}[entry.id](place.note, days_of(rule_of(entry).window, cutoff))
        for entry in counted_entries()
    }


@pytest.mark.parametrize("cutoff", CUTOFFS)
@pytest.mark.parametrize("window", WINDOWS, ids=lambda window: window.name)
def test_so_is_what_happened_in_any_other_window(place: Place, window: Window, cutoff: date) -> None:
    flows = [entry for entry in counted_entries() if entry.id in FLOWS]
    asked = [replace(entry, definition=replace(rule_of(entry), window=window)) for entry in flows]
    ours = {shown.id: shown.value for shown in figures_of(asked, COUNTY, cutoff)}
    assert ours == {entry.id: FLOWS[entry.id](place.note, days_of(window, cutoff)) for entry in flows}


@pytest.mark.parametrize("cutoff", CUTOFFS)
def test_what_was_entered_from_bulletins_is_shown_as_it_was_corrected_last(place: Place, cutoff: date) -> None:
    entries = [entry for entry in catalogue(CODE, cutoff, "four-chains") if entry.id in ENTERED]
    ours = {shown.id: shown.value for shown in figures_of(entries, COUNTY, cutoff)}
    assert ours == {name: entered(place.note, name, cutoff) for name in ENTERED}


@pytest.mark.parametrize("cutoff", CUTOFFS)
def test_every_list_of_records_makes_its_figure_again(place: Place, cutoff: date) -> None:
    for shown in figures_of(counted_entries(), COUNTY, cutoff):
        expected = from_list(rule_of(shown.entry), lines_behind(shown, COUNTY, cutoff))
        assert shown.value == (pytest.approx(expected) if expected is not None else None), shown.id


def test_the_dice_have_left_no_figure_empty(place: Place) -> None:
    empty = [shown.id for shown in figures_of(counted_entries(), COUNTY, TODAY) if not shown.records]
    assert not empty


@pytest.mark.parametrize("indicator", [*FLOWS, *STOCKS])
def test_without_a_record_the_figure_is_another_and_with_it_the_same_again(place: Place, indicator: str) -> None:
    [entry] = [entry for entry in counted_entries() if entry.id == indicator]
    before = counted(entry)
    with transaction.atomic():
        deleted = delete_what_counts_once(entry)
        without = counted(entry)
        transaction.set_rollback(True)
    assert without.value != before.value
    assert without.records == (before.records or 0) - deleted
    assert counted(entry) == before


def counted(entry: Entry) -> Figure:
    return figures_of([entry], COUNTY, TODAY)[0]


def delete_what_counts_once(entry: Entry) -> int:
    """Takes one row out of its table, behind the back of every action; of people or enterprises all the rows of one."""
    rule = rule_of(entry)
    rows = rules.records(rule, TODAY, COUNTY.scope(TODAY))
    lines = list(rules.lines(rule, rows))
    chosen = [line.row for line in lines if line.amount == lines[0].amount] if rule.what else [lines[0].row]
    deleted: int = rows.model.objects.filter(pk__in=chosen)._raw_delete(connection.alias)
    return deleted
