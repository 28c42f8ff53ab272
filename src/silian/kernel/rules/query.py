"""The one compiler: the condition under which a row counts, and the list of the rows that do.

Figure, record list, permission and export all come from `counted()`; that is why a list always reproduces its figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import F, Q, QuerySet, TextField, Value
from django.db.models.expressions import Combinable

from silian.kernel.masking import mask_text
from silian.kernel.rules.as_of import AsOf, alias, not_
from silian.kernel.rules.scope import EVERYTHING, Scope
from silian.kernel.rules.tree import Rule, fields_of
from silian.kernel.rules.values import Number, plain
from silian.kernel.windows import DAY, Period


class Part(StrEnum):
    """Which of the two lists behind a ratio; any other figure has only the first."""

    DENOMINATOR = "denominator"
    NUMERATOR = "numerator"


@dataclass(frozen=True)
class Line:
    """One row of a record list. `row` is the counted thing, `kind` and `id` the record that it leads to.

    `amount` is the value of the rule's `what`: fen, a number, or the key that a distinct counts.
    """

    row: Any
    kind: str
    id: Any
    number: str
    title: str
    date: date
    unit: str
    amount: Number | str | None


def placed(rule: Rule, cutoff: date) -> Q:
    """That the row falls into the rule's window or, under a span, is in stock at the end of the cut-off day."""
    fact = AsOf(rule.fact, cutoff)
    if rule.span:
        until_now = Period(None, cutoff + DAY)  # its end first: databases stop at what is over, before they reckon more
        return not_(fact.within(rule.span.end, until_now)) & fact.within(rule.span.start, until_now)
    return fact.within(rule.date, rule.window.period(cutoff))


def counted(rule: Rule, cutoff: date, part: Part = Part.DENOMINATOR) -> Q:
    """That the row counts: placed, `where` holds, and what is told apart, added or ranked is not missing."""
    fact = AsOf(rule.fact, cutoff)
    condition = placed(rule, cutoff) & fact.holds(rule.where)
    if rule.what:
        condition &= fact.filled(rule.what)
    if part is Part.NUMERATOR:
        if rule.part is None:
            raise ValueError(f"{rule.id} is no ratio: it has one list")
        condition &= fact.holds(rule.part)
    return condition


def records(rule: Rule, cutoff: date, scope: Scope = EVERYTHING, part: Part = Part.DENOMINATOR) -> QuerySet[Any]:
    """The rows behind a figure, the newest first, annotated for `lines()`; to be sliced into pages as any queryset.

    Their length, sum or groups give the figure that `evaluate()` gives for the same rule, cut-off and scope.
    """
    rows = AsOf(rule.fact, cutoff).rows(fields_of(rule))
    rows = rows.filter(scope.of(rule, cutoff) & counted(rule, cutoff, part))
    listed: QuerySet[Any] = rows.annotate(**_columns(rule)).order_by("-line_date", "-pk")
    return listed


def lines(rule: Rule, rows: QuerySet[Any]) -> Iterator[Line]:
    """The rows of `records()` as they are listed, frozen and exported: names and numbers of persons are masked."""
    kind = rule.fact.listing.kind
    for row, id_, number, title, person, day, unit, amount in rows.values_list("pk", *_columns(rule)):
        masked = mask_text(title or "", [person] if person else [])
        yield Line(row, kind, id_, number or "", masked, day, unit or "", plain(amount))


def _columns(rule: Rule) -> Mapping[str, Combinable]:
    listing = rule.fact.listing
    return {
        "line_id": F(listing.id),
        "line_number": _path(listing.number),
        "line_title": F(listing.title),
        "line_person": _path(listing.person),
        "line_date": F(alias(rule.moment)),
        "line_unit": _path(listing.unit),
        "line_amount": F(alias(rule.what)) if rule.what else Value(None, output_field=TextField()),
    }


def _path(path: str | None) -> Combinable:
    return F(path) if path else Value("")
