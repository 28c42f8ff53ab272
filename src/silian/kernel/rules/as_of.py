"""A fact as it was known at the end of a day: its rows, and conditions over them as database expressions.

Missing equals nothing, and the logic has two values. A test that holds is written so that SQL's NULL can only mean
"does not hold"; a test turned round goes through CASE, which answers yes or no and nothing else. So a row with a
missing value is never lost by `is_not`, `not_in` or `none`, on any database.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, DecimalField, F, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast

from silian.kernel.facts import Fact, Moment, Type
from silian.kernel.rules.tree import AllOf, AnyOf, Condition, NoneOf, Operator, Test
from silian.kernel.rules.values import DECIMALS
from silian.kernel.rules.vocabulary import TEXTUAL
from silian.kernel.windows import Period

NUMBER = DecimalField(
    max_digits=20, decimal_places=DECIMALS
)  # so that 3.5 is compared with whole numbers as people would

LOOKUPS: Mapping[Operator, str] = {
    Operator.IS: "exact",
    Operator.IN: "in",
    Operator.FROM: "gte",
    Operator.BEFORE: "lt",
    Operator.OVER: "gt",
    Operator.UNDER: "lt",
}
OPPOSITES: Mapping[Operator, Operator] = {Operator.IS_NOT: Operator.IS, Operator.NOT_IN: Operator.IN}


def alias(name: str) -> str:
    """Under which name a field of the fact stands in the query, apart from the columns of the model."""
    return f"fact_{name}"


def not_(condition: Q) -> Q:
    return Q(Case(When(condition, then=Value(False)), default=Value(True), output_field=BooleanField()))


@dataclass(frozen=True)
class AsOf:
    """One fact at the end of the day `cutoff`. The conditions made here are for querysets that `rows()` made."""

    fact: Fact
    cutoff: date

    def rows(self, fields: Iterable[str]) -> QuerySet[Any]:
        """The fact's rows with these fields named for conditions. A path is joined once, however often it is used."""
        named = set(fields)
        named |= {known for name in named if (known := self.fact.fields[name].known)}
        columns = {alias(name): self._column(name) for name in sorted(named)}
        rows: QuerySet[Any] = self.fact.rows(self.cutoff).annotate(**columns)
        return rows

    def value(self, name: str) -> Case:
        """The field's value as it was known: NULL where it was not."""
        return Case(When(self.filled(name), then=F(alias(name))))

    def filled(self, name: str) -> Q:
        present = {"gt": ""} if self.fact.fields[name].type in TEXTUAL else {"isnull": False}
        return self._known(name) & _lookup(name, **present)

    def holds(self, condition: Condition) -> Q:
        """The condition as a Q with two values."""
        match condition:
            case Test():
                return self._test(condition)
            case AllOf():
                return Q(*map(self.holds, condition.conditions))
            case AnyOf():
                return Q(*map(self.holds, condition.conditions), _connector=Q.OR)
            case NoneOf():
                return not_(Q(*map(self.holds, condition.conditions), _connector=Q.OR))

    def within(self, name: str, period: Period) -> Q:
        """That the date lies in a period, which must not reach past the cut-off: then its own day need not be asked."""
        start = Q() if period.start is None else _lookup(name, gte=period.start)
        return start & _lookup(name, lt=period.before) & self._revealed(name)

    def compare(self, name: str, operator: Operator, value: Any) -> Q:
        return self._known(name) & _lookup(name, **{LOOKUPS[operator]: value})

    def _test(self, test: Test) -> Q:
        if test.operator is Operator.FILLED:
            return self.filled(test.field) if test.value else not_(self.filled(test.field))
        if opposite := OPPOSITES.get(test.operator):
            return not_(self.compare(test.field, opposite, test.value))
        return self.compare(test.field, test.operator, test.value)

    def _known(self, name: str) -> Q:
        """That the value was known: its own day is not ahead of the cut-off, nor is the day that reveals it."""
        field = self.fact.fields[name]
        happened = isinstance(field, Moment) and not field.planned
        return (_lookup(name, lte=self.cutoff) if happened else Q()) & self._revealed(name)

    def _revealed(self, name: str) -> Q:
        reveal = self.fact.fields[name].known
        return _lookup(reveal, lte=self.cutoff) if reveal else Q()

    def _column(self, name: str) -> Combinable:
        field = self.fact.fields[name]
        return Cast(F(field.path), NUMBER) if field.type is Type.NUMBER else F(field.path)


def _lookup(name: str, **lookup: Any) -> Q:
    return Q(**{f"{alias(name)}__{key}": value for key, value in lookup.items()})
