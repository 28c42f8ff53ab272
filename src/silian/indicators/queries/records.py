"""The records behind figures, and the figures that count a record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from silian.indicators.catalogue import Entry, catalogue, entry_named
from silian.indicators.queries.extent import Extent
from silian.indicators.queries.figures import Figure, Status
from silian.kernel import rules
from silian.kernel.access import Actor
from silian.kernel.errors import Refused
from silian.kernel.journal.chain import canonical
from silian.kernel.rules import Line, Part, Rule

Lines = dict[Part, list[Line]]


def record_rows(
    extent: Extent, indicator: str, as_of: date, *, by: Actor | None, numerator: bool = False
) -> tuple[Rule, QuerySet[Any]]:
    """The rule and the rows behind a figure, as far as this reader may see them (`by=None`: all of them)."""
    rule = entry_named(extent.county, indicator, as_of).definition
    if not isinstance(rule, Rule):
        raise Refused(_("这个数不是从记录统计出来的，没有构成记录。"))
    if numerator and rule.part is None:
        raise Refused(_("“%s”不是占比，没有分子。") % rule.name)
    part = Part.NUMERATOR if numerator else Part.DENOMINATOR
    return rule, rules.records(rule, as_of, extent.scope(as_of, by), part)


def record_list(
    extent: Extent, indicator: str, as_of: date, *, by: Actor | None, numerator: bool = False
) -> list[Line]:
    """The records behind a figure; their length, sum or groups give the figure."""
    rule, rows = record_rows(extent, indicator, as_of, by=by, numerator=numerator)
    return list(rules.lines(rule, rows))


def lines_behind(figure: Figure, extent: Extent, as_of: date) -> Lines:
    """All records behind a figure, by part; none where it is not counted from records, or not told of this extent."""
    rule = figure.entry.definition
    if not isinstance(rule, Rule) or figure.status is Status.WHOLE_ONLY:
        return {}
    parts = (Part.DENOMINATOR, Part.NUMERATOR) if rule.part else (Part.DENOMINATOR,)
    scope = extent.scope(as_of)
    return {part: list(rules.lines(rule, rules.records(rule, as_of, scope, part))) for part in parts}


def digest_of(figure: Figure, extent: Extent, as_of: date, lines: Lines) -> str:
    """A digest over what a figure is and the records behind it: equal only if nothing changed."""
    rows = {part: sorted([str(x.row), str(x.id), str(x.amount)] for x in found) for part, found in lines.items()}
    of = {
        "indicator": figure.id, "programme": figure.entry.programme, "version": figure.entry.version,
        "county": extent.county, "unit": str(extent.unit.pk) if extent.unit else "", "own": extent.own,
        "chain": str(extent.chain or ""), "as_of": as_of.isoformat(),
        "from": str(figure.period and figure.period.start), "value": exact(figure), "rows": rows,
    }  # fmt: skip
    return hashlib.sha256(canonical(of).encode()).hexdigest()


def exact(figure: Figure) -> str:
    """A figure's value without rounding, as text: n, n/m or a decimal; empty where there is none."""
    return "" if figure.value is None else str(figure.value)


@dataclass(frozen=True)
class OneRecord(rules.Scope):
    """A scope that holds the rows of one listed record and no other.

    Their keys are asked for first: a database that keeps no statistics would else walk the county's whole year for them.
    """

    record: Any = None

    def of(self, rule: Rule, cutoff: date) -> Q:
        rows = rule.fact.rows(cutoff).filter(**{rule.fact.listing.id: self.record})
        return super().of(rule, cutoff) & Q(pk__in=list(rows.values_list("pk", flat=True)))


def counting(kind: str, record: Any, county: str, as_of: date) -> list[Entry]:
    """Reverse trace 反查: the indicators that count this record at the cut-off. Two queries a fact that lists such records."""
    entries = {e.definition: e for e in catalogue(county, as_of) if isinstance(e.definition, Rule)}
    listing = [rule for rule in entries if isinstance(rule, Rule) and rule.fact.listing.kind == kind]
    values = rules.evaluate(listing, as_of, OneRecord(counties=[county], record=record))
    return [entries[rule] for rule, value in values.items() if value.records]
