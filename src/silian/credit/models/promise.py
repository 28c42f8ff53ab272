"""A promise to repay 承诺还款: what a borrower in arrears told the officer, by which day, and whether it was kept."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending import Loan
from silian.credit.models.roster import Borrower
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record


class Promise(Record):
    """So much by a day. Open until it is kept or broken; one that is open past its day stands on the officer's phone."""

    TIES = {"located_in": Tie("unit", "borrower__village"), "bank": Tie("unit", "loan__bank")}
    PERSONAL = frozenset({"words"})

    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="promises")
    loan = models.ForeignKey(Loan, models.PROTECT, null=True, blank=True, related_name="promises")
    fen = FenField(_("承诺金额"), non_negative=True)
    promised_on = models.DateField(_("承诺日期"))
    due = models.DateField(_("约定日期"))
    kept_on = models.DateField(_("兑现日期"), null=True, blank=True)
    broken_on = models.DateField(_("未兑现日期"), null=True, blank=True)
    words = PersonalText(_("说明"), blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due__gte=F("promised_on")), name="a_promise_is_for_a_day_to_come",
                violation_error_message=_("约定日期不能早于承诺日期。"),
            ),
            models.CheckConstraint(
                condition=Q(kept_on=None) | Q(broken_on=None), name="a_promise_is_kept_or_broken",
                violation_error_message=_("一个承诺不能既兑现又未兑现。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "due"], name="promises_by_due")]
        ordering = ["due", "id"]

    def __str__(self) -> str:
        return f"{self.borrower} {self.due}"
