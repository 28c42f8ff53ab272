"""Interest subsidy 财政贴息: a bank's batch of a quarter, its rows to the fen, the offices' reviews, and what was clawed back."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.lifecycle.supporting import SUBSIDY
from silian.credit.models.lending import Loan
from silian.kernel.access import Actor, Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record, Unit


class SubsidyBatch(Record):
    """What one bank asks for the days [from_on, to_on) under one rule of the programme; its sum is that of its rows."""

    LIFECYCLE = SUBSIDY
    TIES = {"bank": Tie("unit", "bank"), "reviewer": Tie("unit", "reviews__office", many=True)}

    number = models.CharField(_("批次编号"), max_length=30)
    bank = models.ForeignKey(Unit, models.PROTECT, related_name="subsidy_batches")
    rule = models.CharField(max_length=40)
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("截止日期"))
    state = models.CharField(_("状态"), max_length=14, choices=SUBSIDY.choices)
    submitted_on = models.DateField(_("送审日期"), null=True, blank=True)
    passed_on = models.DateField(_("审核通过日期"), null=True, blank=True)
    paid_on = models.DateField(_("拨付日期"), null=True, blank=True)
    sent_back_on = models.DateField(_("退回日期"), null=True, blank=True)
    voucher = models.CharField(_("拨付凭证"), max_length=100, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_subsidy_batch"),
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="a_subsidy_batch_has_days"),
            models.CheckConstraint(
                condition=Q(paid_on=None) | ~Q(voucher=""), name="a_paid_batch_has_a_voucher",
                violation_error_message=_("拨付要写凭证号。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "from_on"], name="subsidy_batches_by_quarter")]

    def __str__(self) -> str:
        return self.number

    @property
    def last_day(self) -> date:
        """The last day that is asked for, as people write it."""
        return self.to_on - timedelta(days=1)

    @property
    def state_label(self) -> object:
        return SUBSIDY.states[self.state].label

    def reviewed_by(self, by: Actor) -> bool:
        """Whether this actor has spoken for one of the offices already."""
        return not by.unlimited and self.reviews.filter(decided_by=by.id).exists()


class SubsidyReview(Record):
    """One office's look at a batch; offices look in the order of the programme, the next when the one before has passed it."""

    TIES = {"office": Tie("unit", "office"), "reviewer": Tie("unit", "office"), "bank": Tie("unit", "batch__bank")}

    batch = models.ForeignKey(SubsidyBatch, models.PROTECT, related_name="reviews")
    office = models.ForeignKey(Unit, models.PROTECT, related_name="subsidy_reviews")
    order = models.PositiveSmallIntegerField()
    decided_on = models.DateField(_("审核日期"), null=True, blank=True)
    decided_by = models.CharField(max_length=64, blank=True)
    passed = models.BooleanField(_("通过"), null=True, blank=True)
    words = models.CharField(_("意见"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "batch", "office"], name="an_office_looks_once_at_a_batch"),
            models.CheckConstraint(
                condition=Q(passed=None, decided_on=None) | Q(passed__isnull=False, decided_on__isnull=False),
                name="a_decision_has_its_day",
            ),
        ]  # fmt: skip
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.batch} {self.office}"


class SubsidyRow(Record):
    """Some days of one loan with one principal, rate and tier: interest and subsidy, each rounded once to the fen.

    While a row is live no other live row may have a day of the same loan: triggers in the database say so. The rows of a
    batch that is sent back are not live any more, so that a corrected batch can ask for the same days.
    """

    TIES = {"bank": Tie("unit", "batch__bank"), "reviewer": Tie("unit", "batch__reviews__office", many=True)}

    batch = models.ForeignKey(SubsidyBatch, models.PROTECT, related_name="rows")
    loan = models.ForeignKey(Loan, models.PROTECT, related_name="subsidy_rows")
    from_on = models.DateField(_("起始日期"))
    to_on = models.DateField(_("截止日期"))
    principal_fen = FenField(_("本金"), non_negative=True)
    rate = models.DecimalField(_("年利率（%）"), max_digits=7, decimal_places=4)
    interest_fen = FenField(_("利息"), non_negative=True)
    subsidy_fen = FenField(_("贴息"), non_negative=True)
    live = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(to_on__gt=F("from_on")), name="a_subsidised_row_has_days"),
            models.CheckConstraint(
                condition=Q(subsidy_fen__lte=F("interest_fen")), name="no_more_subsidy_than_interest",
                violation_error_message=_("贴息不能超过利息。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "loan", "from_on"], name="subsidy_rows_of_a_loan")]
        ordering = ["loan_id", "from_on"]

    def __str__(self) -> str:
        return f"{self.loan} {self.from_on}–{self.to_on}"

    @property
    def last_day(self) -> date:
        return self.to_on - timedelta(days=1)

    @property
    def days(self) -> int:
        return (self.to_on - self.from_on).days

    @property
    def borrower_pays(self) -> int:
        """What is left of the interest, in fen."""
        return self.interest_fen - self.subsidy_fen


class ClawBack(Record):
    """追回: subsidy that came back from a paid row, in fen, and why. The days stay taken: nobody asks for them again."""

    TIES = {"bank": Tie("unit", "row__batch__bank"), "reviewer": Tie("unit", "row__batch__reviews__office", many=True)}

    row = models.ForeignKey(SubsidyRow, models.PROTECT, related_name="claw_backs")
    on = models.DateField(_("追回日期"))
    fen = FenField(_("追回金额"), non_negative=True)
    ground = models.CharField(_("原因"), max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0),
                name="a_claw_back_is_some_money",
                violation_error_message=_("追回金额要大于零。"),
            )
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.row} {self.on}"
