"""Agreed, expected and really invested: three sums of a project that are never mixed. All in fen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery, Sum

from silian.kernel.calendar import today
from silian.projects.models import Agreement, Forecast, Investment, Project


@dataclass(frozen=True)
class Amounts:
    """Fen; None where nothing was agreed, expected or invested yet."""

    agreed: int | None
    expected: int | None
    invested: int | None

    @property
    def share(self) -> float | None:
        """How much of the agreed amount is invested, 1 being all of it."""
        return (self.invested or 0) / self.agreed if self.agreed else None

    @property
    def deviation(self) -> int | None:
        """By how much the forecast differs from what was agreed."""
        return self.expected - self.agreed if self.expected is not None and self.agreed is not None else None


def with_amounts(rows: QuerySet[Project], day: date | None = None) -> QuerySet[Project]:
    """The rows with `agreed`, `expected` and `invested` as they stood at the end of that day."""
    on = day or today()
    standing = Q(ended_on=None) | Q(ended_on__gt=on)
    agreed = Agreement.objects.filter(standing, project=OuterRef("pk"), framework=False, signed_on__lte=on)
    forecasts = Forecast.objects.filter(project=OuterRef("pk"), on__lte=on).order_by("-on", "-id")
    invested = Investment.objects.filter(project=OuterRef("pk"), on__lte=on)
    return rows.annotate(agreed=_sum(agreed), expected=Subquery(forecasts.values("fen")[:1]), invested=_sum(invested))


def amounts_of(project: Project, day: date | None = None) -> Amounts:
    row: Any = with_amounts(Project.objects.filter(pk=project.pk), day).get()
    return Amounts(row.agreed, row.expected, row.invested)


def _sum(rows: QuerySet[Agreement] | QuerySet[Investment]) -> Subquery:
    added_up = rows.order_by().values("project").annotate(fen_sum=Sum("fen", output_field=BigIntegerField()))
    return Subquery(added_up.values("fen_sum"), output_field=BigIntegerField())
