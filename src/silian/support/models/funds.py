"""资金: where the money of a commitment comes from, and what was paid. What was committed is the meeting's own record."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.meetings.models import Commitment
from silian.organisations.models import Record


def ties_through(path: str) -> dict[str, Tie]:
    """The ties that a commitment has, from a record that hangs on it."""
    return {
        name: Tie(tie.to, f"{path}__{tie.path}", many=tie.many, dated=f"{path}__{tie.dated}" if tie.dated else "")
        for name, tie in Commitment.TIES.items()
    }


class Source(Record):
    """资金来源: money found for a commitment: of which kind, how much, by which document."""

    TIES = ties_through("commitment")

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="sources")
    kind = models.CharField(_("资金来源"), max_length=60)
    document = models.CharField(_("依据文件"), max_length=120)
    fen = FenField(_("金额"), non_negative=True)
    settled_on = models.DateField(_("落实日期"))

    class Meta:
        indexes = [models.Index(fields=["county", "commitment"], name="sources_of_a_commitment")]

    def __str__(self) -> str:
        return self.document


class Payment(Record):
    """拨付: money paid from a source on a day. One that was wrong is reversed with its reason, never deleted."""

    TIES = ties_through("source__commitment")

    source = models.ForeignKey(Source, models.PROTECT, related_name="payments")
    paid_on = models.DateField(_("拨付日期"))
    fen = FenField(_("金额"), non_negative=True)
    payee = models.CharField(_("收款单位"), max_length=100)
    reversed_on = models.DateField(_("冲回日期"), null=True, blank=True)
    reversed_for = models.CharField(_("冲回原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reversed_on=None) | Q(reversed_on__gte=F("paid_on")), name="a_reversal_follows_its_payment",
                violation_error_message=_("冲回日期不能早于拨付日期。"),
            ),
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_payment_is_of_something", violation_error_message=_("请填写拨付金额。")
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "paid_on"], name="payments_by_day")]

    def __str__(self) -> str:
        return f"{self.payee} {self.paid_on}"
