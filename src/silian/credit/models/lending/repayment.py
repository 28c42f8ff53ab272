"""Repayments: what came in on which day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending.loan import Loan
from silian.kernel.money import FenField
from silian.organisations.models import Record


class Repayment(Record):
    """Money received on a day, in fen. `principal_fen` is the part of it that goes to principal, by the plan of that day:
    interest before principal, the oldest row first, what is paid ahead counting for the rows to come."""

    loan = models.ForeignKey(Loan, models.PROTECT, related_name="repayments")
    on = models.DateField(_("还款日期"))
    fen = FenField(_("还款金额"), non_negative=True)
    principal_fen = FenField(_("其中本金"), non_negative=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_repayment_is_some_money",
                violation_error_message=_("还款金额要大于零。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "loan", "on"], name="repayments_of_a_loan")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.loan} {self.on}"
