"""What is counted, and that a figure at a past cut-off does not move."""

from __future__ import annotations

from datetime import date

import pytest

from silian.kernel.calendar import at
from silian.kernel.rules import Rule, evaluate, read_rule
from silian.matters import actions
from tests.matters.county import County, accepted, doing, handed_in, small_county

OVERDUE = {
    "id": "overdue",
    "name": "逾期事项",
    "unit": "件",
    "of": "matters.matter",
    "date": "overdue",
    "measure": "stock",
}


@pytest.fixture
def place(db: None) -> County:
    return small_county()


def overdue_at(day: date) -> object:
    rule = read_rule(OVERDUE)
    assert isinstance(rule, Rule)
    return evaluate([rule], day)[rule].value


def test_a_matter_is_overdue_from_the_day_after_its_deadline(place: County) -> None:
    accepted(place, date(2026, 9, 14))  # due 2026-09-28
    assert [overdue_at(date(2026, 9, day)) for day in (28, 29)] == [0, 1]


def test_one_that_was_handed_in_in_time_is_not_overdue_until_it_is_sent_back(place: County) -> None:
    matter = handed_in(place, doing(place, date(2026, 9, 14)), date(2026, 9, 28))
    assert overdue_at(date(2026, 9, 30)) == 0
    with at(date(2026, 10, 9)):
        actions.send_back(matter, reason="路面又裂了", by=place.clerk)
    assert [overdue_at(date(2026, 9, 30)), overdue_at(date(2026, 10, 9))] == [0, 1]
