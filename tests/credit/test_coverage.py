"""Coverage: granted or refused with a reason, over the roster, as of any day, with the list of those not covered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

import pytest

from silian.credit.actions import rating as actions
from silian.credit.models import Borrower
from silian.credit.queries.funnel import OPEN, funnel, reached, refusals
from silian.indicators.queries import Extent, figure
from tests.credit.spring import CODE, DAY, EARLIER, Spring, on_the_day, spring


@pytest.fixture
def place(db: None) -> Iterator[Spring]:
    with on_the_day():
        yield spring()


def coverage(on: date = DAY, unit: object = None) -> object:
    return figure(Extent(CODE, unit=unit), "rating_coverage", on).value  # type: ignore[arg-type]


def test_coverage_is_granted_and_reasoned_refusals_over_the_roster(place: Spring) -> None:
    granted, refused, _waiting = place.enter(1, 2, 3)
    rating = actions.check(place.reviewed(granted), on=DAY, by=place.manager)
    actions.recheck(rating, on=DAY, by=place.president)
    assert coverage() == 0
    actions.grant_line(rating, on=DAY, fen=8_000_000, by=place.branch)
    actions.turn_down(place.rating(refused), on=DAY, reason="away", by=place.officer)
    assert coverage() == Fraction(200, 3)
    assert coverage(DAY - timedelta(days=1)) == 0


def test_those_not_covered_are_listed_and_the_refused_by_reason(place: Spring) -> None:
    granted, refused, waiting = place.enter(1, 2, 3)
    actions.turn_down(place.rating(refused), on=DAY, reason="away", by=place.officer)
    rows = Borrower.objects.all()
    assert set(reached(rows, OPEN, DAY)) == {granted, waiting}
    assert [(reason, n) for reason, _words, n in refusals(rows, DAY)] == [("away", 1)]
    assert set(reached(rows, OPEN, EARLIER)) == {granted, refused, waiting}


def test_every_count_of_the_funnel_opens_a_list_of_that_length(place: Spring) -> None:
    one, two, _three = place.enter(1, 2, 3)
    place.reviewed(one)
    place.collected(two)
    rows = Borrower.objects.all()
    for day in (EARLIER, DAY):
        for stage in funnel(rows, day):
            assert reached(rows, stage.name, day).count() == stage.count
    assert [stage.count for stage in funnel(rows, DAY)][:3] == [3, 2, 1]


def test_a_village_is_not_answerable_for_another_s_roster(place: Spring) -> None:
    place.enter(1, village=place.hill)
    [here] = place.enter(2)
    actions.turn_down(place.rating(here), on=DAY, reason="away", by=place.officer)
    assert (coverage(unit=place.pond), coverage(unit=place.hill)) == (100, 0)
