"""What a bank reports 银行报送: a file, and the balance of each loan in it as of a day."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending.loan import Loan
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record, Unit


class BankReport(Record):
    """One file of a bank, taken once: the same bytes again change nothing."""

    TIES = {"bank": Tie("unit", "bank")}

    bank = models.ForeignKey(Unit, models.PROTECT, related_name="loan_reports")
    as_of = models.DateField(_("截至日期"))
    source = models.CharField(_("文件"), max_length=150)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "bank", "digest"], name="a_banks_file_is_taken_once",
                violation_error_message=_("这份文件已经导入。"),
            )
        ]  # fmt: skip
        ordering = ["-as_of", "-id"]

    def __str__(self) -> str:
        return f"{self.bank} {self.as_of}"


class ReportedBalance(Record):
    """The principal outstanding on the report's day, in fen, and for how many days something has been overdue then."""

    report = models.ForeignKey(BankReport, models.PROTECT, related_name="balances")
    loan = models.ForeignKey(Loan, models.PROTECT, related_name="reported_balances")
    as_of = models.DateField(_("截至日期"))
    fen = FenField(_("贷款余额"), non_negative=True)
    days_past_due = models.PositiveIntegerField(_("逾期天数"), default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "report", "loan"], name="a_loan_stands_once_in_a_report")
        ]
        indexes = [models.Index(fields=["county", "loan", "as_of"], name="reported_balances_of_a_loan")]
        ordering = ["as_of", "id"]

    def __str__(self) -> str:
        return f"{self.loan} {self.as_of}"
