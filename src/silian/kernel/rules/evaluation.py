"""Figures out of records: one pass over a fact, however many rules look at it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from django.db.models import Aggregate, Count, F, Max, Min, Q, QuerySet, Sum, TextField
from django.db.models import Value as DbValue
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from silian.kernel.rules.as_of import AsOf, alias
from silian.kernel.rules.query import Part, counted, placed
from silian.kernel.rules.scope import CHAIN, EVERYTHING, Scope, credit, own_credit
from silian.kernel.rules.tree import Measure, Rule, fields_of
from silian.kernel.rules.values import Value, nothing, plain, value_of

Key: TypeAlias = Hashable
AGGREGATES: Mapping[Measure, type[Aggregate]] = {Measure.SUM: Sum, Measure.MAX: Max, Measure.MIN: Min}
COUNTY, CREDIT = "county", "credit"


def evaluate(rules: Iterable[Rule], cutoff: date, scope: Scope = EVERYTHING) -> dict[Rule, Value]:
    """The value of each rule at the end of the cut-off day. One query, in it one pass a fact (and a credit, if the scope
    names units)."""
    groups = _passes(rules, scope.units is not None)
    values = {rule: nothing(rule) for group in groups for rule in group}
    passes = [_rows(group, cutoff, scope).values(nth=DbValue(nth)) for nth, group in enumerate(groups)]
    for row in _at_once(passes, groups, cutoff):
        values |= _values(groups[row["nth"]], row)
    return values


def evaluate_by(
    rules: Iterable[Rule], cutoff: date, by: str, scope: Scope = EVERYTHING
) -> dict[Rule, dict[Key, Value]]:
    """The values of each rule split by key: `county`, `credit` (the rule's own), another credit, or a dimension. One query.

    Only keys with records of the rule are there; None is the key of rows without one. A shared credit counts a row
    under each of its keys. Refused if a fact cannot be split so.
    """
    values: dict[Rule, dict[Key, Value]] = {rule: {} for rule in rules}
    groups = _passes(values, by == CREDIT or scope.units is not None)
    splits = [_split(group, cutoff, by, scope) for group in groups]
    keys = [rows.query.annotations["figure_key"].output_field for rows in splits]
    as_text = Cast("figure_key", TextField())
    passes = [rows.values(nth=DbValue(nth), key_text=as_text) for nth, rows in enumerate(splits)]
    for row in _at_once(passes, groups, cutoff):
        key = keys[row["nth"]].to_python(row["key_text"])
        for rule, value in _values(groups[row["nth"]], row).items():
            if value.records:
                values[rule][key] = value
    return values


def members(rule: Rule, cutoff: date, by: str, scope: Scope = EVERYTHING) -> dict[Key, frozenset[Any]]:
    """For a distinct rule, the things counted under each key: units above are the size of the union, never a sum."""
    if rule.measure is not Measure.DISTINCT or rule.what is None:
        raise ValueError(f"{rule.id} tells nothing apart")
    found: defaultdict[Key, set[Any]] = defaultdict(set)
    rows = _split([rule], cutoff, by, scope).filter(counted(rule, cutoff))
    for key, thing in rows.values_list("figure_key", alias(rule.what)).distinct():
        found[key].add(thing)
    return {key: frozenset(things) for key, things in found.items()}


def _passes(rules: Iterable[Rule], credited: bool) -> list[list[Rule]]:
    groups: defaultdict[tuple[str, str | None], list[Rule]] = defaultdict(list)
    for rule in rules:
        groups[rule.of, rule.credit if credited else None].append(rule)
    return list(groups.values())


def _rows(group: Sequence[Rule], cutoff: date, scope: Scope, *more: str) -> QuerySet[Any]:
    """The rows that any of the rules could count: narrowed by scope and windows, so that an index can serve the pass."""
    rows = AsOf(group[0].fact, cutoff).rows({*more}.union(*map(fields_of, group)))
    windows = {(rule.date, rule.window): placed(rule, cutoff) for rule in group}
    return rows.filter(scope.of(group[0], cutoff) & Q(*windows.values(), _connector=Q.OR)).order_by()


def _split(group: Sequence[Rule], cutoff: date, by: str, scope: Scope) -> QuerySet[Any]:
    """The rows, each with the key that it is counted under."""
    fact = group[0].fact
    wanted = None
    rows: QuerySet[Any]
    if by in fact.dimensions and by not in fact.credit:
        rows = _rows(group, cutoff, scope, by).annotate(figure_key=AsOf(fact, cutoff).value(by))
    else:
        rows = _rows(group, cutoff, scope).annotate(figure_key=F(_path(group[0], by)))
        wanted = {CREDIT: scope.units, group[0].credit: scope.units, CHAIN: scope.chains}.get(by)
    if wanted is not None:
        rows = rows.filter(figure_key__in=list(wanted))
    return rows


def _path(rule: Rule, by: str) -> str:
    if by == COUNTY:
        return rule.fact.county
    return own_credit(rule).path if by == CREDIT else credit(rule.fact, by).path


def _at_once(
    passes: Sequence[QuerySet[Any]], groups: Sequence[Sequence[Rule]], cutoff: date
) -> Iterator[dict[str, Any]]:
    """The aggregates of every pass in one query; a pass that can have no row gives none. Each row tells its group, `nth`.

    The parts of a union have the same columns of the same types: so each is as wide as the widest, and numbers (and keys)
    travel as text.
    """
    columns = [_columns(group, cutoff) for group in groups]
    width = max(map(len, columns), default=0)
    parts = [rows.annotate(**_as_wide(asked.values(), width)) for rows, asked in zip(passes, columns, strict=True)]
    for row in parts[0].union(*parts[1:], all=True) if parts else ():
        names = columns[row["nth"]]
        told = (row.pop(f"column_{place}") for place in range(width))
        yield {**row, **{name: plain(Decimal(text)) if text else None for name, text in zip(names, told, strict=False)}}


def _as_wide(columns: Iterable[Aggregate], width: int) -> dict[str, Combinable]:
    texts = [Cast(column, TextField()) for column in columns]
    filled = [*texts, *[DbValue("", output_field=TextField())] * (width - len(texts))]
    return {f"column_{place}": column for place, column in enumerate(filled)}


def _columns(group: Sequence[Rule], cutoff: date) -> dict[str, Aggregate]:
    columns: dict[str, Aggregate] = {}
    for position, rule in enumerate(group):
        condition = counted(rule, cutoff)
        columns[f"records_{position}"] = Count("pk", filter=condition)
        if rule.measure is Measure.RATIO:
            columns[f"result_{position}"] = Count("pk", filter=counted(rule, cutoff, Part.NUMERATOR))
        elif rule.measure is Measure.DISTINCT and rule.what:
            columns[f"result_{position}"] = Count(alias(rule.what), distinct=True, filter=condition)
        elif rule.what:
            columns[f"result_{position}"] = AGGREGATES[rule.measure](alias(rule.what), filter=condition)
    return columns


def _values(group: Sequence[Rule], row: Mapping[str, Any]) -> dict[Rule, Value]:
    return {
        rule: value_of(rule, row[f"records_{position}"], row.get(f"result_{position}"))
        for position, rule in enumerate(group)
    }
