"""三资 at a day: what was paid for each rent, what is in the till, what the village owns and lets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from silian.kernel.calendar import today
from silian.villages.models import Contract, Movement, Rent, Village


def standing(day: date, prefix: str = "") -> Q:
    """Movements that had happened and were not reversed by the end of that day."""
    still = Q(**{f"{prefix}reversed_on": None}) | Q(**{f"{prefix}reversed_on__gt": day})
    return still & Q(**{f"{prefix}on__lte": day})


def with_payments(rows: QuerySet[Rent], day: date | None = None) -> QuerySet[Any]:
    """The rents with what was `paid` for each by that day, and what is `left`; fen."""
    paid = Movement.objects.filter(standing(day or today()), rent=OuterRef("pk")).order_by().values("rent")
    added = paid.annotate(added=Sum("fen", output_field=BigIntegerField())).values("added")
    rows = rows.annotate(paid=Coalesce(Subquery(added, output_field=BigIntegerField()), 0))
    return rows.annotate(left=F("fen") - F("paid"))


def unpaid_rents(rows: QuerySet[Rent], day: date | None = None) -> QuerySet[Any]:
    """Rents of contracts that still run of which something is not paid, the oldest first."""
    running = Q(contract__ended_on=None) | Q(due__lt=F("contract__ended_on"))
    return with_payments(rows.filter(running), day).filter(left__gt=0).order_by("due", "pk")


def running(day: date) -> Q:
    """Contracts in force on a day."""
    over = Q(ended_on=None) | Q(ended_on__gt=day)
    return over & Q(from_on__lte=day, until__gt=day)


def running_contracts(village: Village, day: date) -> QuerySet[Contract]:
    return village.contracts.filter(running(day)).select_related("resource")


@dataclass(frozen=True)
class Till:
    """The funds of a village over some days, in fen: what there was before, what came in and went out by kind."""

    opening: int
    came_in: dict[str, int]
    went_out: dict[str, int]

    @property
    def closing(self) -> int:
        return self.opening + sum(self.came_in.values()) - sum(self.went_out.values())


def till_of(village: Village, first: date, last: date) -> Till:
    """Funds from the first day to the last, as they stood at the end of the last."""
    rows = village.movements.filter(standing(last))
    before = sum(_signed(kind, fen) for kind, fen in _by_kind(rows.filter(on__lt=first)))
    within = dict(_by_kind(rows.filter(on__gte=first)))
    before += within.pop(Movement.Kind.OPENING.value, 0)
    incoming = {kind.value for kind in Movement.INCOMING}
    return Till(
        before,
        {kind: fen for kind, fen in within.items() if kind in incoming},
        {kind: fen for kind, fen in within.items() if kind not in incoming},
    )


def _by_kind(rows: QuerySet[Movement]) -> list[tuple[str, int]]:
    added = rows.order_by().values("kind").annotate(added=Sum("fen")).order_by("kind")
    return list(added.values_list("kind", "added"))


def _signed(kind: str, fen: int) -> int:
    return fen if kind in {each.value for each in Movement.INCOMING} else -fen
