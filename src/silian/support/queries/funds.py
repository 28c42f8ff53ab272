"""Funds as this person may see them: committed by a meeting, found, paid, remaining."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from silian.chains.models import Chain
from silian.kernel.access import Actor, visible
from silian.kernel.errors import NotFound
from silian.meetings.models import Commitment
from silian.support.models import Payment, Source
from silian.support.permissions import VIEW_FUNDS


@dataclass(frozen=True)
class Line:
    """One purpose of one chain, or all: in fen."""

    purpose: str
    chain: Chain | None
    committed: int
    found: int
    paid: int

    @property
    def remaining(self) -> int:
        return self.committed - self.paid


def commitments_for(by: Actor, county: str) -> QuerySet[Commitment]:
    """What meetings committed, the latest first, each with what was found (`found`) and paid (`paid`) so far, in fen."""
    rows = visible(Commitment.objects.filter(county_id=county), by, VIEW_FUNDS)
    sources = Source.objects.filter(commitment=OuterRef("pk")).order_by().values("commitment")
    payments = Payment.objects.filter(source__commitment=OuterRef("pk"), reversed_on=None).order_by()
    found = sources.annotate(all=Sum("fen")).values("all")
    paid = payments.values("source__commitment").annotate(all=Sum("fen")).values("all")
    named = rows.select_related("chain", "resolution__item__meeting").prefetch_related(
        "resolution__item__meeting__sittings__organ"
    )
    return named.annotate(found=Coalesce(Subquery(found), 0), paid=Coalesce(Subquery(paid), 0)).order_by(
        "-resolution__item__meeting__held_on", "-pk"
    )


def commitment_for(by: Actor, county: str, key: UUID) -> Commitment:
    """One commitment as this person may see it; NotFound for a stranger."""
    found = commitments_for(by, county).filter(pk=key).first()
    if found is None:
        raise NotFound(f"meetings.commitment {key}")
    return found


def source_for(by: Actor, county: str, key: UUID) -> Source:
    rows = visible(Source.objects.filter(county_id=county), by, VIEW_FUNDS)
    found = rows.select_related("commitment__resolution").filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.source {key}")
    return found


def payment_for(by: Actor, county: str, key: UUID) -> Payment:
    rows = visible(Payment.objects.filter(county_id=county), by, VIEW_FUNDS)
    named = rows.select_related("source__commitment__resolution__item__meeting", "source__commitment__chain")
    found = named.filter(pk=key).first()
    if found is None:
        raise NotFound(f"support.payment {key}")
    return found


def lines_of(commitments: Iterable[Any]) -> list[Line]:
    """The rows of `commitments_for()` by purpose and chain, the largest first."""
    lines: dict[tuple[str, UUID | None], Line] = {}
    for row in commitments:
        key = (row.purpose, row.chain_id)
        had = lines.get(key, Line(row.purpose, row.chain, 0, 0, 0))
        lines[key] = Line(
            row.purpose,
            row.chain,
            had.committed + row.fen,
            had.found + row.found,
            had.paid + row.paid,
        )
    return sorted(lines.values(), key=lambda line: -line.committed)


def found_for(commitment: Commitment) -> int:
    """How much money was found for the commitment, in fen."""
    return int(commitment.sources.aggregate(all=Sum("fen"))["all"] or 0)


def paid_from(source: Source) -> int:
    """How much was paid from a source and not taken back, in fen."""
    return int(source.payments.filter(reversed_on=None).aggregate(all=Sum("fen"))["all"] or 0)
