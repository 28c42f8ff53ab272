"""The closed vocabulary: which words a rule may use, and which operators and values fit which type."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from silian.kernel.facts import Dimension, Fact, Field, Label, Type
from silian.kernel.rules.tree import Measure, Operator

O = Operator  # noqa: E741 - a table of operators reads best when narrow
_EQUAL = (O.IS, O.IS_NOT, O.IN, O.NOT_IN, O.FILLED)

OPERATORS: Mapping[Type, tuple[Operator, ...]] = {
    Type.TEXT: _EQUAL,
    Type.CHOICE: _EQUAL,
    Type.CODE: _EQUAL,
    Type.BOOLEAN: (O.IS, O.IS_NOT, O.FILLED),
    Type.NUMBER: (*_EQUAL, O.FROM, O.OVER, O.UNDER),
    Type.MONEY: (*_EQUAL, O.FROM, O.OVER, O.UNDER),
    Type.DATE: (*_EQUAL, O.FROM, O.BEFORE),
    Type.UNIT: (O.FILLED,),
    Type.RECORD: (O.FILLED,),
}

TEXTUAL = frozenset({Type.TEXT, Type.CHOICE, Type.CODE})  # an empty text is a missing one
MEASURABLE = frozenset({Type.MONEY, Type.NUMBER})

RULE_KEYS = (
    "id", "name", "unit", "of", "date", "where", "part", "measure", "what", "window", "credit", "better", "since",
)  # fmt: skip
EXTERNAL_KEYS = ("id", "name", "unit", "external", "better", "since")
GROUPS = ("any", "none")  # the two words of a condition that are not fields

MEASURES: Mapping[Measure, Label] = {
    Measure.COUNT: _("计数"),
    Measure.DISTINCT: _("去重计数"),
    Measure.SUM: _("合计"),
    Measure.RATIO: _("占比"),
    Measure.STOCK: _("时点存量"),
    Measure.MAX: _("最大值"),
    Measure.MIN: _("最小值"),
}
NEEDS_WHAT = frozenset({Measure.DISTINCT, Measure.SUM, Measure.MAX, Measure.MIN})


def placements(fact: Fact, measure: Measure) -> tuple[str, ...]:
    """What may stand after `date`: a stock is placed by a span only, all else by a date or a span."""
    return tuple(fact.spans) if measure is Measure.STOCK else (*fact.dates, *fact.spans)


def measurable(fact: Fact, measure: Measure) -> tuple[str, ...]:
    """What may stand after `what`: anything can be told apart, only numbers and money can be added or ranked."""
    if measure is Measure.DISTINCT:
        return tuple(fact.dimensions)
    return tuple(name for name, field in fact.fields.items() if field.type in MEASURABLE)


def choices(field: Field) -> Mapping[str, Label]:
    """The values that a field admits, with their labels; empty where any value of its type will do."""
    return field.words() if isinstance(field, Dimension) else {}
