"""What a batch took and brought: fry, output, cost, profit, added up from its days; and what is expected of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from silian.kernel.calendar import today
from silian.villages.models import Batch, Cost, Forecast, Sale, Stocking


def with_amounts(rows: QuerySet[Batch], day: date | None = None) -> QuerySet[Any]:
    """The rows with what was known at the end of that day.

    `fry` in 尾; `output`, `fixed` (assets), `cost` (assets and inputs), `profit` in fen, profit being output less cost, None
    until something was sold; `expected_output` and `expected_profit` by the latest forecast.
    """
    on = day or today()
    output, cost = _sum(Sale, "fen", on), _sum(Cost, "fen", on)
    latest = Forecast.objects.filter(batch=OuterRef("pk"), on__lte=on).order_by("-on", "-id")
    return rows.annotate(
        fry=_sum(Stocking, "fry", on), output=output, fixed=_sum(Cost, "fen", on, Q(kind=Cost.Kind.FIXED)),
        cost=Coalesce(cost, 0), expected_output=Subquery(latest.values("output_fen")[:1]),
        expected_profit=Subquery(latest.values("profit_fen")[:1]),
    ).annotate(profit=F("output") - F("cost"))  # fmt: skip


def _sum(model: type[Any], column: str, on: date, condition: Q | None = None) -> Subquery:
    rows = model.objects.filter(condition or Q(), batch=OuterRef("pk"), on__lte=on).order_by().values("batch")
    return Subquery(
        rows.annotate(added=Sum(column, output_field=BigIntegerField())).values("added"),
        output_field=BigIntegerField(),
    )
