"""For whom a figure counts, and who may see what is behind it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from uuid import UUID, uuid4

import pytest

from silian.kernel.access import Actor, Grant
from silian.kernel.errors import Refused
from silian.kernel.rules import Scope, Value, additive, evaluate, evaluate_by, members, nothing, roll_up
from tests.kernel.sampleapp.making import END, D, listed, rule, split, thing, value
from tests.kernel.sampleapp.models import Helper

pytestmark = pytest.mark.django_db


def test_units_add_up_to_the_county_by_sum_over_sum() -> None:
    for lead, due, done in [("A", 2, 1), ("B", 10, 1), ("C", 8, 8)]:
        for position in range(due):
            thing(lead=lead, kind="need", closed_on=D(2022, 6, 1) if position < done else None)
    rate = rule("ratio", part={"closed_on": {"filled": True}}, unit="%", credit="lead")
    units = evaluate_by([rate], END, "credit")[rate]
    assert {unit: part.value for unit, part in units.items()} == {"A": 50, "B": 10, "C": 100}
    assert roll_up(rate, units.values()) == evaluate([rate], END)[rate] == Value(50, 20, 10, 20)
    assert value(rate, scope=Scope(units={"A", "B"})) == Fraction(200, 12)
    assert len(listed(rate, scope=Scope(units={"A", "B"}))) == 12


def test_extremes_and_sums_roll_up_and_empty_units_do_not_disturb() -> None:
    highest, total = rule("max", what="rate", credit="lead"), rule("sum", what="agreed", credit="lead")
    thing(lead="A", rate=Decimal("3.5"), agreed=1)
    thing(lead="B", rate=Decimal("4.5"), agreed=2)
    by_unit = evaluate_by([highest, total], END, "credit")
    assert roll_up(highest, [*by_unit[highest].values(), nothing(highest)]).value == Decimal("4.5")
    assert roll_up(highest, []).value is None
    assert roll_up(total, by_unit[total].values()).value == 3


def test_distinct_things_are_united_and_never_added() -> None:
    for lead, company in [("A", 1), ("A", 2), ("B", 2), ("B", None)]:
        thing(lead=lead, company=company)
    enterprises = rule("distinct", what="company", credit="lead")
    assert members(enterprises, END, "credit") == {"A": {1, 2}, "B": {2}}
    assert split(enterprises, "credit") == {"A": 2, "B": 1}
    assert value(enterprises, scope=Scope(units={"A", "B"})) == 2
    assert not additive(enterprises)
    with pytest.raises(ValueError, match="cannot be added"):
        roll_up(enterprises, [])


def test_shared_credit_counts_for_each_unit_and_once_for_all() -> None:
    both, one = thing(agreed=10), thing(agreed=5)
    for helped, unit in [(both, "A"), (both, "B"), (one, "B")]:
        Helper.objects.create(thing=helped, unit=unit)
    helped_sum = rule("sum", what="agreed", credit="helping")
    assert split(helped_sum, "credit") == {"A": 10, "B": 15}
    assert split(helped_sum, "credit", Scope(units={"A"})) == {"A": 10}
    assert value(helped_sum, scope=Scope(units={"A", "B"})) == 15
    assert listed(helped_sum, scope=Scope(units={"A", "B"})) == {both.pk, one.pk}
    assert not additive(helped_sum)


def test_figures_split_by_dimension_read_it_as_known_at_the_cut_off() -> None:
    thing(outcome="solved", closed_on=D(2022, 6, 1))
    thing(outcome="solved", closed_on=D(2022, 12, 1))
    assert split(rule(), "outcome") == {"solved": 1, None: 1}


def test_a_county_counts_its_own_and_counties_stand_side_by_side() -> None:
    thing()
    thing("990002")
    thing("990002")
    assert value(rule(), scope=Scope(counties={"990001"})) == 1
    assert split(rule(), "county") == {"990001": 1, "990002": 2}


def test_a_figure_that_belongs_to_no_unit_cannot_be_asked_of_one() -> None:
    with pytest.raises(Refused, match="没有归口单位"):
        evaluate([rule()], END, Scope(units={"A"}))
    with pytest.raises(Refused, match="不能按"):
        evaluate_by([rule()], END, "weather")


def reader(*units: UUID) -> Actor:
    grant = Grant("990001", "handler", {"sampleapp.view": frozenset({"lead"})}, units=frozenset(units))
    return Actor("account", "1", "办事员", grants=(grant,))


def test_figure_and_list_hold_only_what_the_reader_may_see() -> None:
    own, other = uuid4(), uuid4()
    seen = thing(owner=own).pk
    thing(owner=other)
    thing(owner=own, county="990002")
    scope = Scope(counties={"990001"}, by=reader(own))
    assert listed(rule(), scope=scope) == {seen}
    assert value(rule(), scope=scope) == 1
    assert value(rule(), scope=Scope(by=Actor("account", "2", "路人"))) == 0
    assert value(rule(), scope=Scope(by=reader(own, other))) == 2
