"""Generated rules over generated records: the database lists what a plain reading in Python lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from silian.kernel.rules import Part, Rule, evaluate, evaluate_by, read_rules, records
from tests.kernel.sampleapp import generated, plain
from tests.kernel.sampleapp.facts import THING
from tests.kernel.sampleapp.models import Standing, Thing

pytestmark = pytest.mark.django_db
CUTOFFS = [date(2022, 2, 28), date(2022, 6, 30), date(2022, 9, 30), date(2023, 12, 31)]
A_CUTOFF = 100  # rules; 400 together


@pytest.fixture(scope="module")
def things(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[dict[str, Any]]]:
    drawn = generated.records(3000)
    with django_db_blocker.unblock(), transaction.atomic():
        columns = [{name: value for name, value in each.items() if name != "standings"} for each in drawn]
        Thing.objects.bulk_create(Thing(county_id="990001", **each) for each in columns)
        Standing.objects.bulk_create(
            Standing(thing_id=each["id"], kind=s["kind"], lead=s["lead"], from_on=s["from"], to_on=s["to"])
            for each in drawn
            for s in each["standings"]
        )
        yield drawn
        transaction.set_rollback(True)


def rules_of(raws: list[dict[str, Any]]) -> list[Rule]:
    return [rule for rule in read_rules(raws) if isinstance(rule, Rule)]


@pytest.mark.parametrize("cutoff", CUTOFFS)
def test_a_hundred_rules_list_the_same_rows_and_give_the_same_figures(things: Any, cutoff: date) -> None:
    raws = generated.rules(A_CUTOFF, seed=cutoff.toordinal())
    rules = rules_of(raws)
    values = evaluate(rules, cutoff)
    filled = 0
    for raw, rule in zip(raws, rules, strict=True):
        rows = plain.listed(things, raw, cutoff)
        part = plain.listed(things, raw, cutoff, "part") if rule.part else []
        assert sorted(records(rule, cutoff).values_list("pk", flat=True)) == [row["id"] for row in rows], raw
        if rule.part:
            numerator = records(rule, cutoff, part=Part.NUMERATOR)
            assert sorted(numerator.values_list("pk", flat=True)) == [row["id"] for row in part], raw
        assert (values[rule].value, values[rule].records) == (plain.figure(raw, rows, part), len(rows)), raw
        filled += bool(rows)
    assert filled > A_CUTOFF / 2, "most generated rules should find something"


def test_rules_split_by_unit_agree_with_the_units_counted_apart(things: Any) -> None:
    cutoff = CUTOFFS[2]
    raws = [raw | {"credit": "lead"} for raw in generated.rules(60, seed=7)]
    rules = rules_of(raws)
    split = evaluate_by(rules, cutoff, "credit")
    for raw, rule in zip(raws, rules, strict=True):
        for unit in [*generated.UNITS, None]:
            own = [thing for thing in things if plain.known(thing, "lead", cutoff) == unit]
            rows = plain.listed(own, raw, cutoff)
            part = plain.listed(own, raw, cutoff, "part") if rule.part else []
            if rows:
                assert split[rule][unit].value == plain.figure(raw, rows, part), (raw, unit)
            else:
                assert unit not in split[rule], (raw, unit)


def test_all_rules_over_one_fact_are_one_query(things: Any, django_assert_num_queries: Any) -> None:
    rules = rules_of(generated.rules(A_CUTOFF, seed=1))
    with django_assert_num_queries(1):
        evaluate(rules, CUTOFFS[2])
    with django_assert_num_queries(1):
        evaluate_by(rules, CUTOFFS[2], "kind")


def test_no_path_that_the_sample_uses_lists_a_row_twice(things: Any) -> None:
    cutoff = CUTOFFS[2]
    assert THING.rows(cutoff).count() == len(things)
