"""并案: the same thing through two channels is offered, joined, and counted once."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import at
from silian.kernel.errors import NotFound, Refused
from silian.kernel.rules import evaluate
from silian.matters import actions
from silian.matters.queries import matters_for, similar_to
from tests.matters.county import County, closed, doing, raised
from tests.matters.rules import rule

DAY = date(2026, 9, 14)
OPEN = rule("open", date="open", measure="stock", credit="lead")
SOLVED = rule("solved", date="closed_on", where={"outcome": {"is": "solved"}})


def test_a_like_title_of_the_same_raiser_is_offered(place: County) -> None:
    first = raised(place, DAY)
    second = raised(place, DAY, title="厂区道路破损，粮食无法外运", channel="hotline")
    raised(place, DAY, title="烘干塔变压器容量不足")
    assert similar_to(second, matters_for(place.clerk, "990001")) == [first]


def test_a_merged_matter_is_counted_once_in_stock_and_when_solved(place: County) -> None:
    going_on = doing(place, DAY)
    twin = raised(place, DAY, channel="hotline")
    assert evaluate([OPEN], DAY)[OPEN].value == 2
    with at(date(2026, 9, 15)):
        actions.merge_matter(twin, into=going_on, by=place.clerk)
    assert evaluate([OPEN], date(2026, 9, 15))[OPEN].value == 1
    assert evaluate([OPEN], DAY)[OPEN].value == 2, "what was said yesterday stays said"
    closed(place, date(2026, 9, 16), received=DAY, title="另一件已经办好的事")
    assert evaluate([SOLVED], date(2026, 9, 30))[SOLVED].value == 1


def test_a_matter_is_not_merged_into_itself_or_into_one_that_is_merged(place: County) -> None:
    first, second, third = (raised(place, DAY) for _n in range(3))
    with at(DAY):
        with pytest.raises(Refused, match="另一件"):
            actions.merge_matter(first, into=first, by=place.clerk)
        actions.merge_matter(second, into=first, by=place.clerk)
        with pytest.raises(Refused, match="已经并案"):
            actions.merge_matter(third, into=second, by=place.clerk)


def test_a_handler_cannot_merge(place: County) -> None:
    first, second = doing(place, DAY), doing(place, DAY)
    with pytest.raises((Refused, NotFound)):
        actions.merge_matter(first, into=second, by=place.handler)
