"""Loans that are planned 计划贷款: a forecast, for the account manager to approach in time."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending.loan import Loan
from silian.credit.models.roster import Borrower
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record


class Intention(Record):
    """A borrower expects (预计) to borrow so much by a day; it is over when a loan is applied for or it is dropped."""

    TIES = {
        "located_in": Tie("unit", "borrower__village"),
        "self": Tie("self", "borrower__unit"),
        "bank": Tie("unit", "borrower__lines__bank", many=True),
    }

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="intentions")
    noted_on = models.DateField(_("登记日期"))
    expected_on = models.DateField(_("预计用款日期"))
    fen = FenField(_("预计金额"), non_negative=True)
    purpose = models.CharField(_("用途"), max_length=100)
    loan = models.ForeignKey(Loan, models.PROTECT, null=True, blank=True, related_name="intentions")
    over_on = models.DateField(_("了结日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(fen__gt=0), name="an_intention_is_for_some_money",
                                   violation_error_message=_("预计金额要大于零。"))
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "borrower"], name="intentions_of_a_borrower")]
        ordering = ["expected_on", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} {self.expected_on}"
