"""A rule is read whole or not at all, and every mistake is named with its place and the words that could stand there."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from silian.kernel.rules import External, NotKept, Problem, Rule, Surroundings, Unreadable, read_rule, read_rules
from silian.kernel.rules.tree import AllOf, AnyOf, Measure, NoneOf, Operator
from silian.kernel.rules.tree import Test as Comparison
from silian.kernel.windows import AT_CUTOFF, YEAR_TO_DATE, between, since_start
from tests.kernel.sampleapp.facts import THING

RATE = {
    "id": "need_closure_rate",
    "name": "需求办结率",
    "unit": "%",
    "of": "sampleapp.thing",
    "date": "raised_on",
    "where": {"kind": {"is": "need"}},
    "part": {"closed_on": {"filled": True}},
    "measure": "ratio",
    "window": "year_to_date",
    "credit": "lead",
    "better": "up",
    "since": date(2022, 1, 1),
}
SUM = {"id": "agreed", "name": "协议金额", "unit": "亿元", "of": THING.name, "date": "raised_on", "measure": "sum",
       "what": "agreed", "window": "month"}  # fmt: skip


def read(**changes: Any) -> Rule:
    rule = read_rule({key: value for key, value in (RATE | changes).items() if value is not None})
    assert isinstance(rule, Rule)
    return rule


def problems(raw: Any, around: Surroundings | None = None) -> tuple[Problem, ...]:
    with pytest.raises(Unreadable) as refused:
        read_rule(raw, around)
    return refused.value.problems


def only_problem(**changes: Any) -> Problem:
    (problem,) = problems({key: value for key, value in (RATE | changes).items() if value is not None})
    return problem


def test_a_rule_becomes_a_typed_tree() -> None:
    rule = read()
    assert rule.measure is Measure.RATIO
    assert rule.window == YEAR_TO_DATE
    assert rule.where == AllOf((Comparison("kind", Operator.IS, "need"),))
    assert rule.part == AllOf((Comparison("closed_on", Operator.FILLED, True),))
    assert rule.since == date(2022, 1, 1)
    assert hash(rule) == hash(read())


@pytest.mark.parametrize(
    ("comparison", "value"),
    [
        ({"agreed": {"over": 800}}, 80_000),
        ({"agreed": {"over": "115亿元"}}, 1_150_000_000_000),
        ({"agreed": {"over": "850万元"}}, 850_000_000),
        ({"rate": {"under": 3.7}}, Decimal("3.7")),
        ({"rate": {"under": "3.7"}}, Decimal("3.7")),
        ({"headcount": {"from": 5}}, 5),
        ({"raised_on": {"from": "2022-01-01"}}, date(2022, 1, 1)),
        ({"urgent": {"is": False}}, False),
        ({"kind": {"in": ["need", "dispute"]}}, ("need", "dispute")),
    ],
)
def test_values_are_brought_into_the_type_of_their_field(comparison: dict[str, Any], value: Any) -> None:
    (test,) = read(where=comparison).where.conditions
    assert isinstance(test, Comparison)
    assert test.value == value


def test_conditions_nest_under_any_and_none() -> None:
    urgent, large = {"urgent": {"is": True}}, {"agreed": {"over": 800}}
    read_urgent = AllOf((Comparison("urgent", Operator.IS, True),))
    read_large = AllOf((Comparison("agreed", Operator.OVER, 80_000),))
    assert read(where={"any": [urgent, large]}).where == AllOf((AnyOf((read_urgent, read_large)),))
    assert read(where={"none": [urgent]}).where == AllOf((NoneOf((read_urgent,)),))


def test_two_comparisons_of_one_field_both_hold() -> None:
    rule = read(where={"raised_on": {"from": "2022-01-01", "before": "2022-07-01"}})
    assert [t.operator for t in rule.where.conditions if isinstance(t, Comparison)] == [Operator.FROM, Operator.BEFORE]


def test_windows_are_named_or_lie_between_two_days() -> None:
    assert read(window={"from": "2022-01-01", "before": "2022-09-01"}).window == between(
        date(2022, 1, 1), date(2022, 9, 1)
    )
    around = Surroundings(starts={"since_start": date(2021, 6, 1)})
    rule = read_rule(RATE | {"window": "since_start"}, around)
    assert isinstance(rule, Rule)
    assert rule.window == since_start(date(2021, 6, 1))


def test_a_stock_needs_no_window() -> None:
    assert read(date="open", measure="stock", part=None, window=None).window == AT_CUTOFF


def test_an_external_figure_has_no_fact() -> None:
    raw = {"id": "regional_product", "name": "地区生产总值", "unit": "亿元", "external": True, "better": "up"}
    assert isinstance(read_rule(raw), External)
    (problem,) = problems(raw | {"of": THING.name})
    assert problem.path == ("of",)


def test_a_figure_over_a_room_not_built_yet_is_known_by_name() -> None:
    raw = {"id": "loans", "name": "贷款", "unit": "笔", "of": "museums.loan", "measure": "count"}
    assert read_rule(raw, Surroundings(later={"museums.loan"})) == NotKept("loans", "贷款", "笔", "museums.loan")
    assert problems(raw)[0].path == ("of",)


def test_choices_of_the_same_file_may_be_named() -> None:
    raw = RATE | {"where": {"kind": {"is": "land"}}}
    assert problems(raw)[0].path == ("where", "kind", "is")
    assert read_rule(raw, Surroundings(words={THING.name: {"kind": ["land"]}}))


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"of": "sampleapp.unknown"}, ("of",)),
        ({"of": ["sampleapp.thing"]}, ("of",)),
        ({"id": "Need-1"}, ("id",)),
        ({"id": "need) OR 1=1--"}, ("id",)),
        ({"name": ""}, ("name",)),
        ({"unit": 7}, ("unit",)),
        ({"date": "kind"}, ("date",)),
        ({"date": ["raised_on"]}, ("date",)),
        ({"measure": "average"}, ("measure",)),
        ({"measure": "count"}, ("part",)),
        ({"part": None}, ("part",)),
        ({"what": "agreed"}, ("what",)),
        ({"credit": "anyone"}, ("credit",)),
        ({"better": "sideways"}, ("better",)),
        ({"since": "soon"}, ("since",)),
        ({"window": "fortnight"}, ("window",)),
        ({"window": "since_start"}, ("window",)),
        ({"window": "between"}, ("window",)),
        ({"window": None}, ("window",)),
        ({"window": {"from": "2022-01-01"}}, ("window",)),
        ({"window": {"from": "2022-01-01", "before": "2021-01-01"}}, ("window",)),
        ({"window": {"from": "2022-01-01", "before": "later"}}, ("window", "before")),
        ({"group_by": "kind"}, ("group_by",)),
        ({"where": {}}, ("where",)),
        ({"where": [1]}, ("where",)),
        ({"where": {"standings__kind": {"is": "need"}}}, ("where", "standings__kind")),
        ({"where": {"kind) OR 1=1--": {"is": "need"}}}, ("where", "kind) OR 1=1--")),
        ({"where": {"raised_on__year": {"is": 2022}}}, ("where", "raised_on__year")),
        ({"where": {7: {"is": 1}}}, ("where", 7)),
        ({"where": {"kind": "need"}}, ("where", "kind")),
        ({"where": {"kind": {"like": "n%"}}}, ("where", "kind", "like")),
        ({"where": {"kind": {"over": "need"}}}, ("where", "kind", "over")),
        ({"where": {"kind": {"is": "nothing"}}}, ("where", "kind", "is")),
        ({"where": {"kind": {"is": ""}}}, ("where", "kind", "is")),
        ({"where": {"kind": {"is": None}}}, ("where", "kind", "is")),
        ({"where": {"kind": {"in": "need"}}}, ("where", "kind", "in")),
        ({"where": {"kind": {"in": []}}}, ("where", "kind", "in")),
        ({"where": {"kind": {"in": ["need", "nothing"]}}}, ("where", "kind", "in", 1)),
        ({"where": {"kind": {"filled": "yes"}}}, ("where", "kind", "filled")),
        ({"where": {"urgent": {"is": 1}}}, ("where", "urgent", "is")),
        ({"where": {"headcount": {"over": "many"}}}, ("where", "headcount", "over")),
        ({"where": {"headcount": {"over": True}}}, ("where", "headcount", "over")),
        ({"where": {"headcount": {"over": float("nan")}}}, ("where", "headcount", "over")),
        ({"where": {"agreed": {"over": 0.5}}}, ("where", "agreed", "over")),
        ({"where": {"agreed": {"over": "约80万元"}}}, ("where", "agreed", "over")),
        ({"where": {"agreed": {"over": 10**30}}}, ("where", "agreed", "over")),
        ({"where": {"raised_on": {"from": "2022-02-30"}}}, ("where", "raised_on", "from")),
        ({"where": {"raised_on": {"from": 2022}}}, ("where", "raised_on", "from")),
        ({"where": {"company": {"is": 7}}}, ("where", "company", "is")),
        ({"where": {"any": {"kind": {"is": "need"}}}}, ("where", "any")),
        ({"where": {"any": [{"knid": {"is": "need"}}]}}, ("where", "any", 0, "knid")),
    ],
)
def test_a_mistake_is_named_with_its_place(changes: dict[str, Any], path: tuple[str | int, ...]) -> None:
    assert only_problem(**changes).path == path


def test_the_words_that_could_stand_there_are_named() -> None:
    assert "kind" in only_problem(where={"knid": {"is": "need"}}).allowed
    assert only_problem(where={"urgent": {"over": True}}).allowed == ("is", "is_not", "filled")
    assert only_problem(where={"kind": {"is": "x"}}).allowed == ("need", "dispute", "labour", "inquiry")
    assert "可用：lead、helping。" in str(only_problem(credit="anyone"))
    assert only_problem(date="open", measure="stock", part=None).allowed == ("at_cutoff",)


def test_only_what_can_be_added_can_be_summed() -> None:
    (problem,) = problems(SUM | {"what": "kind"})
    assert problem.path == ("what",)
    assert set(problem.allowed) == {"agreed", "paid", "rate", "headcount"}


def test_conditions_cannot_be_nested_without_end() -> None:
    deep: dict[str, Any] = {"kind": {"is": "need"}}
    for _ in range(2000):
        deep = {"any": [deep]}
    assert len(problems(RATE | {"where": deep})) == 1


def test_all_mistakes_are_named_at_once() -> None:
    found = problems(RATE | {"date": "kind", "where": {"kind": {"is": "x"}, "agreed": {"over": "y"}}})
    assert {problem.path[0] for problem in found} == {"date", "where"}
    assert len(found) == 3


@pytest.mark.parametrize("raw", [None, [], "count", {}])
def test_what_is_no_mapping_is_no_rule(raw: Any) -> None:
    assert problems(raw)


def test_one_wrong_rule_leaves_none_of_the_file_in_use() -> None:
    with pytest.raises(Unreadable) as refused:
        read_rules([SUM, RATE | {"measure": "average"}, RATE | {"id": "agreed"}])
    assert ("measure" in refused.value.problems[0].path, refused.value.problems[0].path[0]) == (True, 1)
    assert refused.value.problems[-1].path == (2, "id")
