"""本地配套率: what the chain's enterprises bought of one another, by node and month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _

from silian.chains.permissions import VIEW
from silian.chains.queries import chain_for
from silian.chains.queries.sourcing import Sourced, sourced
from silian.kernel.calendar import today
from silian.kernel.pages import page, render_page

MONTHS = 12


@dataclass(frozen=True)
class SourcedRow:
    """A node over the months: what was bought in each, and the sum in fen; the rate of the sum against as many months."""

    name: str
    products: str
    months: list[Sourced | None]
    deals: int
    bought: int
    rate: str


@page(VIEW)
def show_sourcing(request: Any, pk: UUID) -> HttpResponse:
    """The twelve months up to this one."""
    chain = chain_for(request.actor, request.county, pk)
    months = list(_months(today()))
    found = sourced(chain, months[0], today())
    rows = sorted(_rows(found, months), key=lambda row: -row.bought)
    totals = [sum(each.bought for each in found if each.month == month) for month in months]
    context = {
        "chain": chain, "months": months, "rows": rows, "totals": totals, "bought": sum(totals),
        "deals": sum(row.deals for row in rows),
    }  # fmt: skip
    return render_page(request, "chains/sourcing.html", context, part="chains/_sourcing.html")


def _months(day: date) -> Iterator[date]:
    first = day.year * 12 + day.month - MONTHS
    for number in range(first, first + MONTHS):
        yield date(number // 12, number % 12 + 1, 1)


def _rows(found: list[Sourced], months: list[date]) -> Iterator[SourcedRow]:
    by_node: dict[Any, list[Sourced]] = {}
    for each in found:
        by_node.setdefault(each.node.pk if each.node else None, []).append(each)
    for group in by_node.values():
        first, of_month = group[0], {each.month: each for each in group}
        bought, demand = sum(each.bought for each in group), first.demand and first.demand * len(months)
        yield SourcedRow(
            first.node.name if first.node else _("图谱上没有的产品"),
            "、".join(dict.fromkeys(name for each in group for name in each.products)),
            [of_month.get(month) for month in months], sum(each.deals for each in group), bought,
            f"{min(1, bought / demand):.1%}" if demand else "",
        )  # fmt: skip
