"""口径说明: what a figure means, in Chinese, made from the very tree that counts it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from silian.kernel import money
from silian.kernel.facts import Dimension, Field, Label, Type
from silian.kernel.rules.tree import (
    AllOf,
    AnyOf,
    Better,
    Condition,
    Definition,
    External,
    Literal,
    Measure,
    NoneOf,
    NotKept,
    Operator,
    Rule,
    Test,
)
from silian.kernel.rules.vocabulary import choices
from silian.kernel.windows import chinese_day

PHRASES = {
    Operator.IS: gettext_lazy("%(field)s为%(value)s"),
    Operator.IS_NOT: gettext_lazy("%(field)s不为%(value)s（含未填）"),
    Operator.IN: gettext_lazy("%(field)s为%(value)s之一"),
    Operator.NOT_IN: gettext_lazy("%(field)s不是%(value)s（含未填）"),
    Operator.FROM: gettext_lazy("%(field)s不低于%(value)s"),
    Operator.OVER: gettext_lazy("%(field)s超过%(value)s"),
    Operator.UNDER: gettext_lazy("%(field)s低于%(value)s"),
}
DATE_PHRASES = {
    Operator.FROM: gettext_lazy("%(field)s在%(value)s及以后"),
    Operator.BEFORE: gettext_lazy("%(field)s在%(value)s以前"),
}
BETTER = {Better.UP: gettext_lazy("数值越高越好"), Better.DOWN: gettext_lazy("数值越低越好")}
MEASURES = {
    Measure.COUNT: gettext_lazy("计条数"),
    Measure.STOCK: gettext_lazy("计条数"),
    Measure.DISTINCT: gettext_lazy("按%(what)s去重计数，未填的不计"),
    Measure.SUM: gettext_lazy("合计%(what)s，未填的不计"),
    Measure.MAX: gettext_lazy("取%(what)s的最大值，没有时无数值"),
    Measure.MIN: gettext_lazy("取%(what)s的最小值，没有时无数值"),
    Measure.RATIO: gettext_lazy("以上为分母，其中%(part)s的为分子；分母为零时无数值"),
}


def describe(definition: Definition, county: str = "") -> str:
    """The wording of a figure: what is counted, when, under which conditions, how, for whom; one sentence.

    Codes that the programmes of the county have a title for are told by it.
    """
    match definition:
        case External():
            return _("外部数据，由责任单位录入并附来源文件。")
        case NotKept():
            return _("本系统尚未登记这类记录，暂无数值。")
        case Rule():
            return "；".join(_clauses(definition, county)) + "。"


def _clauses(rule: Rule, county: str) -> Iterator[str]:
    yield _("统计%(fact)s") % {"fact": rule.fact.label}
    yield _placing(rule)
    if rule.where.conditions:
        yield _("条件：%(where)s") % {"where": wording(rule.where, rule, county)}
    yield str(MEASURES[rule.measure]) % {
        "what": _label(rule, rule.what) if rule.what else "",
        "part": wording(rule.part, rule, county) if rule.part else "",
    }
    if rule.credit:
        yield _credit(rule)
    if rule.better:
        yield str(BETTER[rule.better])
    if rule.since:
        yield _("自%(day)s起适用") % {"day": chinese_day(rule.since)}


def wording(condition: Condition, rule: Rule, county: str = "") -> str:
    """A condition in words; groups inside groups stand in brackets."""
    match condition:
        case Test():
            return _test(condition, rule.fact.fields[condition.field], county)
        case AllOf():
            return _("，且").join(wording(inner, rule, county) for inner in condition.conditions)
        case AnyOf():
            return _("（%(inner)s）") % {"inner": _alternatives(condition.conditions, rule, county)}
        case NoneOf():
            return _("不属于（%(inner)s）") % {"inner": _alternatives(condition.conditions, rule, county)}


def _alternatives(conditions: Iterable[Condition], rule: Rule, county: str) -> str:
    return _("，或").join(wording(condition, rule, county) for condition in conditions)


def _placing(rule: Rule) -> str:
    if rule.span:
        return _("统计日仍%(span)s的") % {"span": rule.span.label}
    return _("%(date)s在%(window)s的") % {"date": _label(rule, rule.date), "window": rule.window}


def _credit(rule: Rule) -> str:
    credit = rule.fact.credit[rule.credit or ""]
    sentence = _("归%(credit)s，一条可归多个，不可加") if credit.shared else _("归%(credit)s")
    return sentence % {"credit": credit.label}


def _test(test: Test, field: Field, county: str) -> str:
    if test.operator is Operator.FILLED:
        return (_("%(field)s已填") if test.value else _("%(field)s未填")) % {"field": field.label}
    phrase = (DATE_PHRASES if field.type is Type.DATE else PHRASES).get(test.operator, PHRASES.get(test.operator))
    values = test.value if isinstance(test.value, tuple) else (test.value,)
    return str(phrase) % {"field": field.label, "value": "、".join(_value(value, field, county) for value in values)}


def _value(value: Literal, field: Field, county: str) -> str:
    match value:
        case bool():
            return _("是") if value else _("否")
        case date():
            return chinese_day(value)
        case str():
            return f"“{_titles(field, county).get(value, value)}”"
        case int() if field.type is Type.MONEY:
            return _yuan(value)
    return str(value)


def _titles(field: Field, county: str) -> Mapping[str, Label]:
    titles = field.titles if isinstance(field, Dimension) else None
    return {**choices(field), **(titles(county) if titles and county else {})}


def _yuan(fen: int) -> str:
    """The amount exactly, in the largest unit of which it holds at least one."""
    held = [unit for unit, size in money.FEN.items() if abs(fen) >= size]
    return money.show(fen, held[-1] if held else "元")


def _label(rule: Rule, name: str) -> str:
    return str(rule.fact.fields[name].label)
