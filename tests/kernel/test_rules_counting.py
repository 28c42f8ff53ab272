"""What counts at a cut-off: windows, stocks, what was known by then, what is missing, and what it all comes to."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest

from silian.kernel.rules import Part, Rule, Value, evaluate, lines, nothing, read_rule, records
from tests.kernel.sampleapp.generated import rules as generated_rules
from tests.kernel.sampleapp.making import END, D, listed, rule, split, thing, value
from tests.kernel.sampleapp.models import Standing, Thing

pytestmark = pytest.mark.django_db


def test_the_window_is_half_open_and_holds_the_cut_off_day() -> None:
    for day in (D(2021, 12, 31), D(2022, 1, 1), D(2022, 9, 30), D(2022, 10, 1)):
        thing(raised_on=day)
    assert value(rule()) == 2
    assert value(rule(window="at_cutoff")) == 3


def test_a_stock_holds_what_began_by_the_cut_off_and_did_not_end_by_it() -> None:
    thing(raised_on=D(2022, 10, 1))
    thing(closed_on=D(2022, 9, 30))
    standing = {thing(closed_on=D(2022, 10, 1)).pk, thing().pk, thing(raised_on=END).pk}
    stock = rule("stock", date="open", window="at_cutoff")
    assert listed(stock) == standing
    assert value(stock) == 3


def test_what_is_in_stock_can_be_added_up_too() -> None:
    thing(agreed=100)
    thing(agreed=900, closed_on=D(2022, 6, 1))
    assert value(rule("sum", date="open", what="agreed", window="at_cutoff")) == 100


def test_a_value_revealed_after_the_cut_off_is_missing_at_it() -> None:
    thing(outcome="solved", paid=500, closed_on=D(2022, 10, 1))
    solved = rule("ratio", part={"outcome": {"is": "solved"}}, unit="%")
    assert value(solved, D(2022, 9, 30)) == 0
    assert value(solved, D(2022, 10, 1)) == 100
    assert value(rule("sum", what="paid"), D(2022, 9, 30)) == 0
    assert value(rule("sum", what="paid"), D(2022, 10, 1)) == 500


def test_an_event_after_the_cut_off_has_not_happened() -> None:
    made = thing(closed_on=D(2022, 12, 1))
    assert listed(rule(where={"closed_on": {"filled": False}})) == {made.pk}
    assert listed(rule(where={"closed_on": {"from": "2022-11-01"}})) == set()


def test_a_planned_date_may_lie_ahead_once_it_was_set() -> None:
    made = thing(due_on=D(2022, 12, 1), accepted_on=D(2022, 5, 10))
    thing(due_on=D(2022, 12, 1))
    thing(due_on=D(2022, 12, 1), accepted_on=D(2022, 10, 10))
    assert listed(rule(where={"due_on": {"from": "2022-11-01"}})) == {made.pk}


def test_a_thing_is_counted_under_what_it_was_filed_under_at_the_cut_off() -> None:
    made = thing()
    Standing.objects.create(thing=made, kind="need", lead="A", from_on=D(2022, 5, 1), to_on=D(2022, 7, 1))
    Standing.objects.create(thing=made, kind="dispute", lead="B", from_on=D(2022, 7, 1))
    needs = rule(where={"kind": {"is": "need"}}, credit="lead")
    assert split(needs, "credit", cutoff=D(2022, 6, 30)) == {"A": 1}
    assert value(needs, D(2022, 7, 1)) == 0


def test_no_later_step_moves_a_figure_at_an_earlier_cut_off() -> None:
    draw = Random(4)
    for _ in range(60):
        raised = D(2022, 1, 1) + timedelta(days=draw.randrange(270))
        thing(
            kind=draw.choice(["need", "dispute"]),
            lead=draw.choice("AB"),
            raised_on=raised,
            agreed=draw.randrange(10**6),
        )
    rules = [r for raw in generated_rules(80, seed=5) if isinstance(r := read_rule(raw), Rule)]
    before = evaluate(rules, END)
    for made in Thing.objects.all():
        later = END + timedelta(days=draw.randrange(1, 30))
        Standing.objects.filter(thing=made, to_on=None).update(to_on=later)
        Standing.objects.create(thing=made, kind="labour", lead="C", from_on=later)
        made.closed_on, made.outcome, made.paid = later, "solved", draw.randrange(10**6)
        made.accepted_on, made.due_on = later, later + timedelta(days=7)
        made.save()
        thing(raised_on=later, kind="need", lead="A")
    assert evaluate(rules, END) == before
    assert evaluate(rules, D(2022, 10, 31)) != before


@pytest.mark.parametrize(
    "condition",
    [
        {"place": {"is_not": "990001"}},
        {"place": {"not_in": ["990001", "990002"]}},
        {"place": {"filled": False}},
        {"none": [{"place": {"is": "990001"}}]},
        {"urgent": {"is_not": True}},
        {"headcount": {"is_not": 3}},
        {"note": {"not_in": ["甲"]}},
        {"closed_on": {"is_not": "2022-06-01"}},
        {"none": [{"none": [{"agreed": {"filled": False}}]}]},
    ],
)
def test_a_turned_round_test_keeps_the_rows_whose_value_is_missing(condition: dict[str, Any]) -> None:
    missing = thing().pk
    assert missing in listed(rule(where=condition))
    assert missing in listed(rule("ratio", part=condition), part=Part.NUMERATOR)


@pytest.mark.parametrize(
    "condition",
    [{"headcount": {"under": 9}}, {"urgent": {"is": False}}, {"rate": {"from": 0}}, {"place": {"filled": True}}],
)
def test_a_missing_value_passes_no_test(condition: dict[str, Any]) -> None:
    thing(note="")
    assert listed(rule(where=condition)) == set()


def test_a_decimal_is_compared_with_whole_numbers_as_people_do() -> None:
    three, four = thing(headcount=3).pk, thing(headcount=4).pk
    assert listed(rule(where={"headcount": {"over": 3.5}})) == {four}
    assert listed(rule(where={"headcount": {"from": 3.5}})) == {four}
    assert listed(rule(where={"headcount": {"under": 3.5}})) == {three}
    assert listed(rule(where={"headcount": {"is": 3.5}})) == set()


def test_nothing_due_has_no_value_but_a_count_is_none_at_all() -> None:
    for figure, expected in [
        (rule("ratio", part={"urgent": {"is": True}}), Value(None, 0, 0, 0)),
        (rule("max", what="rate"), Value(None, 0)),
        (rule("min", what="rate"), Value(None, 0)),
        (rule(), Value(0, 0)),
        (rule("distinct", what="company"), Value(0, 0)),
        (rule("sum", what="agreed"), Value(0, 0)),
    ]:
        assert evaluate([figure], END)[figure] == expected == nothing(figure)


def test_a_percentage_is_seven_and_not_seven_hundredths() -> None:
    for urgent in [True] * 7 + [False] * 93:
        thing(urgent=urgent)
    part = {"urgent": {"is": True}}
    assert evaluate([r := rule("ratio", part=part, unit="%")], END)[r] == Value(7, 100, 7, 100)
    assert value(rule("ratio", part=part, unit="‰")) == 70
    assert value(rule("ratio", part=part)) == Fraction(7, 100)


def test_rows_without_the_value_are_neither_added_nor_listed() -> None:
    thing()
    with_rate = {thing(rate=Decimal("3.70")).pk, thing(rate=Decimal(5)).pk}
    lowest = rule("min", what="rate")
    assert value(lowest) == Decimal("3.7")
    assert value(rule("max", what="rate")) == 5
    assert listed(lowest) == with_rate


def test_the_lines_of_a_list_carry_what_the_figure_adds_up() -> None:
    made = thing(kind="need", lead="A", number="SX2022-0001", title="用工", agreed=12_345)
    thing(raised_on=D(2022, 4, 1), agreed=55)
    total = rule("sum", what="agreed")
    first, second = lines(total, records(total, END))
    assert (first.row, first.kind, first.id) == (made.pk, "sampleapp.thing", made.pk)
    assert (first.number, first.title, first.date, first.unit) == ("SX2022-0001", "用工", D(2022, 5, 1), "A")
    assert (first.amount, second.amount, value(total)) == (12_345, 55, 12_400)
