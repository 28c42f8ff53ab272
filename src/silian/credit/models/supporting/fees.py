"""Fees that were waived or lowered: counted as money saved."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending import Loan
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record


class FeeKind(models.TextChoices):
    GUARANTEE = "guarantee", _("担保费")
    VALUATION = "valuation", _("评估费")
    REGISTRATION = "registration", _("抵押登记费")
    NOTARY = "notary", _("公证费")
    INSURANCE = "insurance", _("保险费")


class FeeReduction(Record):
    """减费: a fee of a loan that should have been `standard_fen` and was `charged_fen`; what is saved is the difference."""

    TIES = {"located_in": Tie("unit", "loan__borrower__village"), "bank": Tie("unit", "loan__bank")}

    loan = models.ForeignKey(Loan, models.PROTECT, related_name="fee_reductions")
    kind = models.CharField(_("费用"), max_length=14, choices=FeeKind)
    standard_fen = FenField(_("标准收费"), non_negative=True)
    charged_fen = FenField(_("实际收费"), non_negative=True)
    on = models.DateField(_("减免日期"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "loan", "kind"], name="a_fee_of_a_loan_is_reduced_once",
                violation_error_message=_("这笔贷款的这项费用已经登记过减免。"),
            ),
            models.CheckConstraint(
                condition=Q(charged_fen__lt=F("standard_fen")), name="a_reduced_fee_is_lower",
                violation_error_message=_("实际收费要低于标准收费。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "on"], name="fee_reductions_by_day")]

    def __str__(self) -> str:
        return f"{self.loan} {self.get_kind_display()}"
