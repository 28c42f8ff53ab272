"""The records behind a figure, as far as the reader may see them: some in the drawer, all on the page and in a file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.indicators.asking import Asked, asked_of
from silian.indicators.permissions import VIEW
from silian.indicators.presentation import number
from silian.indicators.queries import Figure, is_money, record_rows
from silian.kernel import money, rules
from silian.kernel.addresses import record_url
from silian.kernel.formulas import disarm
from silian.kernel.pages import page

IN_DRAWER = 8
A_PAGE = 30


@dataclass(frozen=True)
class Listed:
    """A record in a list: what it is called, its page, and what it adds to the figure where it adds more than one."""

    line: rules.Line
    url: str
    amount: str


def listed(rule: rules.Rule, rows: Any) -> Iterator[Listed]:
    for line in rules.lines(rule, rows):
        yield Listed(line, record_url(line.kind, line.id), _amount(rule, line))


def first_records(request: Any, figure: Figure, asked: Asked) -> dict[str, Any]:
    """For the drawer: the newest few."""
    rule = figure.entry.definition
    if not isinstance(rule, rules.Rule):
        return {"records": []}
    _rule, rows = record_rows(asked.extent, figure.id, asked.as_of, by=request.actor)
    return {"records": list(listed(rule, rows[:IN_DRAWER])), "in_drawer": IN_DRAWER}


def paged_records(request: Any, figure: Figure, asked: Asked) -> dict[str, Any]:
    """For the page: one page of them, of the denominator or, where asked, of the numerator."""
    rule = figure.entry.definition
    if not isinstance(rule, rules.Rule):
        return {"records": []}
    numerator = _numerator(request, rule)
    _rule, rows = record_rows(asked.extent, figure.id, asked.as_of, by=request.actor, numerator=numerator)
    part = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    counted = figure.numerator if numerator else figure.records
    return {
        "records": list(listed(rule, part.object_list)), "part": part, "numerator": numerator,
        "hidden": (counted or 0) - part.paginator.count,
    }  # fmt: skip


@page(VIEW)
def export_records(request: Any, indicator: str) -> HttpResponse:
    """The list as a CSV file that any spreadsheet program opens; no cell of it is a formula."""
    asked = asked_of(request.GET, request.county)
    numerator = request.GET.get("part") == "numerator"
    rule, rows = record_rows(asked.extent, indicator, asked.as_of, by=request.actor, numerator=numerator)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{indicator}-{asked.as_of}.csv"'
    csv.writer(answer).writerows(_table(listed(rule, rows)))
    return answer


def _table(records: Iterable[Listed]) -> Iterator[list[str]]:
    yield [_("编号"), _("名称"), _("日期"), _("单位"), _("金额或数量")]
    for each in records:
        line = each.line
        yield [disarm(cell) for cell in (line.number, line.title, line.date.isoformat(), line.unit, each.amount)]


def _numerator(request: Any, rule: rules.Rule) -> bool:
    return rule.part is not None and request.GET.get("part") == "numerator"


def _amount(rule: rules.Rule, line: rules.Line) -> str:
    if is_money(rule) and isinstance(line.amount, int):
        return money.show(line.amount, rule.unit)  # type: ignore[arg-type]
    return number(line.amount) if rule.measure in ADDED and not isinstance(line.amount, str) else ""


ADDED = {rules.Measure.SUM, rules.Measure.MAX, rules.Measure.MIN}
