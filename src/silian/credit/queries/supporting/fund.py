"""The fund behind 政银担: its balance, what it stands behind, and whether the stop line 停止线 is reached. All in fen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django.db.models import BigIntegerField, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from silian.credit.engine.guarantee import split
from silian.credit.models import Fund, Guarantee, Loan, LossKind, LossMovement, LossPart
from silian.credit.permissions import VIEW
from silian.credit.queries.lending import with_outstanding
from silian.credit.supporting_rules import Pool, pool_of
from silian.kernel import money
from silian.kernel.access import Actor, Verb, visible
from silian.kernel.calendar import today
from silian.kernel.errors import NotFound

PERCENT = 100


@dataclass(frozen=True)
class Standing:
    """A fund on a day: what was paid in, what it lost in net, and the principal outstanding that it stands behind."""

    pool: Pool
    paid_in: int
    lost: int
    outstanding: int

    @property
    def balance(self) -> int:
        return self.paid_in - self.lost

    @property
    def stops_at(self) -> int:
        """The net loss from which no new guarantee is given."""
        return int(Fraction(self.pool.stop_at) * self.paid_in / PERCENT)

    @property
    def most(self) -> int:
        """How much principal the balance may stand behind."""
        return self.balance * self.pool.multiple

    def why_not(self, fen: int) -> str:
        """What stops a new guarantee of so much; empty where nothing does."""
        if self.paid_in == 0:
            return _("基金还没有到账的资金，不能担保。")
        if self.lost >= self.stops_at:
            words = {"lost": money.show(self.lost, "万元"), "line": money.show(self.stops_at, "万元")}
            return _("基金净代偿 %(lost)s，已到停止线 %(line)s，暂停新增担保。先追偿或补充基金。") % words
        if self.outstanding + fen > self.most:
            words = {"after": money.show(self.outstanding + fen, "万元"), "most": money.show(self.most, "万元")}
            return _("担保余额将达 %(after)s，超过基金能担保的 %(most)s。") % words
        return ""


def funds_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Fund]:
    return visible(Fund.objects.filter(county_id=county), by, verb).select_related("keeper")


def guarantees_for(by: Actor, county: str, verb: Verb = VIEW) -> QuerySet[Guarantee]:
    """The guarantees on which this actor has the verb, the latest first, with `compensated` and `recovered` in fen."""
    rows = visible(Guarantee.objects.filter(county_id=county), by, verb)
    return rows.select_related("loan__borrower", "loan__bank", "guarantor", "fund").annotate(
        compensated=_sum_of(LossKind.COMPENSATION), recovered=_sum_of(LossKind.RECOVERY)
    ).order_by("-on", "-id")  # fmt: skip


def guarantee_for(by: Actor, county: str, key: UUID | str, verb: Verb = VIEW) -> Guarantee:
    """One guarantee as this actor may see it; NotFound for a stranger."""
    found = guarantees_for(by, county, verb).filter(pk=key).first()
    if found is None:
        raise NotFound(f"credit.guarantee {key}")
    return found


def to_guarantee(by: Actor, county: str, verb: Verb) -> QuerySet[Loan]:
    """The 政银担 loans that nobody stands behind yet."""
    rows = Loan.objects.filter(county_id=county, scheme=True, guarantee=None, ended_on=None, settled_on=None)
    return visible(rows, by, verb).select_related("borrower", "bank")


def standing_of_fund(fund: Fund, day: date | None = None) -> Standing:
    """The fund at the end of the day."""
    on = day or today()
    parts = LossPart.objects.filter(movement__guarantee__fund=fund, movement__on__lte=on, from_fund=True)
    sums = parts.aggregate(
        out=Sum("fen", filter=Q(movement__kind=LossKind.COMPENSATION)),
        back=Sum("fen", filter=Q(movement__kind=LossKind.RECOVERY)),
    )
    held = with_outstanding(Loan.objects.filter(guarantee__fund=fund, guarantee__on__lte=on), on)
    return Standing(
        pool_of(fund.county_id, fund.key), fund.deposits.filter(on__lte=on).aggregate(n=Sum("fen"))["n"] or 0,
        (sums["out"] or 0) - (sums["back"] or 0), held.aggregate(n=Sum("outstanding"))["n"] or 0,
    )  # fmt: skip


def left_to_recover(guarantee: Guarantee) -> int:
    """What was compensated and did not come back yet, in fen."""
    sums = dict(guarantee.movements.order_by().values_list("kind").annotate(n=Sum("fen")))
    return int(sums.get(LossKind.COMPENSATION, 0)) - int(sums.get(LossKind.RECOVERY, 0))


def shared_out(fen: int, shares: Iterable[Iterable[str]]) -> dict[str, int]:
    """A loss, or what came back of it, by party: [[party, percent], …] in their order."""
    return split(fen, {str(party): Fraction(Decimal(percent)) / PERCENT for party, percent in shares})


def _sum_of(kind: LossKind) -> Coalesce:
    rows = LossMovement.objects.filter(guarantee=OuterRef("pk"), kind=kind).order_by().values("guarantee")
    return Coalesce(Subquery(rows.annotate(n=Sum("fen", output_field=BigIntegerField())).values("n")), 0)
