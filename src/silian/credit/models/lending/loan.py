"""A loan: who borrows what from which bank, since when it stands at which step, on which terms; and changes of the terms.

What life fixed is kept: amounts, days, terms, changes. The schedule, arrears and what is outstanding are computed.
"""

from __future__ import annotations

from itertools import pairwise

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.credit.engine.periods import DayCount
from silian.credit.engine.rounding import Mode
from silian.credit.engine.terms import Method
from silian.credit.lifecycle import ENDED, LOAN, REACHED, ROAD
from silian.credit.models.lending.product import Product
from silian.credit.models.roster import Borrower
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Person, Record, Unit
from silian.villages.models import Batch

METHODS = {
    Method.EQUAL_INSTALMENT: _("等额本息"), Method.EQUAL_PRINCIPAL: _("等额本金"), Method.INTEREST_ONLY: _("先息后本"),
    Method.BULLET: _("到期一次还本付息"), Method.FREE_PLAN: _("自由还款计划"), Method.FLAT: _("等本等息"),
}  # fmt: skip
DAY_COUNTS = [(rule.value, rule.value) for rule in DayCount]
ROUNDINGS = {
    Mode.HALF_UP: _("四舍五入"), Mode.HALF_EVEN: _("四舍六入五成双"), Mode.DOWN: _("舍去"), Mode.UP: _("进位")
}  # fmt: skip


def _in_order(earlier: str, later: str) -> models.CheckConstraint:
    reached = Q(**{f"{earlier}__isnull": True}) | Q(**{f"{later}__gte": F(earlier)})
    return models.CheckConstraint(
        condition=Q(**{f"{later}__isnull": True}) | reached, name=f"{later}_of_a_loan_is_not_before_{earlier}",
        violation_error_message=_("各步骤的日期不能早于前一步。"),
    )  # fmt: skip


class Loan(Record):
    """One loan. Amounts are in fen, `rate` is a year's in percent; `plan` of 自由还款计划 is a list of [day, fen].

    `reported`: the platform knows what is outstanding from the bank's files only; of others it keeps the repayments.
    `related_to` is the collective whose related party the borrower was on the day of disbursement. `scheme` marks 政银担.
    """

    LIFECYCLE = LOAN
    TIES = {
        "located_in": Tie("unit", "borrower__village"),
        "bank": Tie("unit", "bank"),
        "self": Tie("self", "borrower__unit"),
    }

    number = models.CharField(_("贷款编号"), max_length=30)
    bank_number = models.CharField(_("借据号"), max_length=40, blank=True)
    borrower = models.ForeignKey(Borrower, models.PROTECT, related_name="loans")
    product = models.ForeignKey(Product, models.PROTECT, related_name="loans")
    bank = models.ForeignKey(Unit, models.PROTECT, related_name="loans")
    manager = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="managed_loans")
    purpose = models.CharField(_("用途"), max_length=100)
    batch = models.ForeignKey(Batch, models.PROTECT, null=True, blank=True, related_name="loans")
    reported = models.BooleanField(_("余额以银行报送为准"), default=False)

    state = models.CharField(_("状态"), max_length=12, choices=LOAN.choices)
    applied_on = models.DateField(_("申请日期"))
    surveyed_on = models.DateField(_("调查日期"), null=True, blank=True)
    approved_on = models.DateField(_("审批日期"), null=True, blank=True)
    signed_on = models.DateField(_("签约日期"), null=True, blank=True)
    disbursed_on = models.DateField(_("放款日期"), null=True, blank=True)
    settled_on = models.DateField(_("结清日期"), null=True, blank=True)
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)

    asked_fen = FenField(_("申请金额"), non_negative=True)
    advised_fen = FenField(_("建议金额"), null=True, blank=True, non_negative=True)
    approved_fen = FenField(_("审批金额"), null=True, blank=True, non_negative=True)
    principal_fen = FenField(_("放款金额"), null=True, blank=True, non_negative=True)

    months = models.PositiveSmallIntegerField(_("期限（月）"))
    matures_on = models.DateField(_("到期日"), null=True, blank=True)
    rate = models.DecimalField(_("年利率（%）"), max_digits=7, decimal_places=4, null=True, blank=True)
    method = models.CharField(_("还款方式"), max_length=24, choices=list(METHODS.items()))
    collected_every = models.PositiveSmallIntegerField(_("每几个月收息"), default=1)
    day_count = models.CharField(_("计息天数"), max_length=10, choices=DAY_COUNTS, default=DayCount.ACT_360.value)
    rounding = models.CharField(_("尾数"), max_length=10, choices=list(ROUNDINGS.items()), default=Mode.HALF_UP.value)
    plan = models.JSONField(_("自由还款计划"), default=list, blank=True)

    scheme = models.BooleanField(_("政银担"), default=False)
    related_to = models.ForeignKey(
        Borrower, models.PROTECT, null=True, blank=True, related_name="loans_of_related_parties"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_loan"),
            models.UniqueConstraint(
                fields=["county", "bank", "bank_number"], condition=~Q(bank_number=""), name="a_bank_number_names_one_loan",
                violation_error_message=_("这家银行的这个借据号已经登记。"),
            ),
            models.CheckConstraint(
                condition=Q(disbursed_on=None) | Q(
                    principal_fen__gt=0, rate__isnull=False, matures_on__gt=F("disbursed_on")
                ),
                name="a_disbursed_loan_has_its_terms",
                violation_error_message=_("放款要有金额、利率和晚于放款日的到期日。"),
            ),
            *(_in_order(*pair) for pair in pairwise(ROAD)),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "borrower"], name="loans_of_a_borrower"),
            models.Index(fields=["county", "disbursed_on"], name="loans_by_disbursement"),
            models.Index(fields=["county", "state"], name="loans_by_state"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def state_label(self) -> object:
        return LOAN.states[self.state].label

    @property
    def is_ended(self) -> bool:
        return self.state in {state.name for state in ENDED}

    @property
    def last_step_on(self) -> object:
        """The day of the latest step that was taken."""
        return max(day for name in REACHED.values() if (day := getattr(self, name)))


class AmendmentKind(models.TextChoices):
    """How terms change: 重定价 of the rate alone, 展期 and 重组 of the plan, 提前还清 brings all of it forward."""

    REPRICING = "repricing", _("重定价")
    EXTENSION = "extension", _("展期")
    RESTRUCTURING = "restructuring", _("重组")
    EARLY = "early", _("提前还清")


class Amendment(Record):
    """From this day on other terms. A new plan runs over `fen`, the principal that it takes over, until `matures_on`."""

    loan = models.ForeignKey(Loan, models.PROTECT, related_name="amendments")
    kind = models.CharField(_("变更"), max_length=14, choices=AmendmentKind)
    on = models.DateField(_("日期"))
    rate = models.DecimalField(_("年利率（%）"), max_digits=7, decimal_places=4, null=True, blank=True)
    matures_on = models.DateField(_("到期日"), null=True, blank=True)
    method = models.CharField(_("还款方式"), max_length=24, choices=list(METHODS.items()), blank=True)
    fen = FenField(_("转入新计划的本金"), null=True, blank=True, non_negative=True)
    reason = models.CharField(_("原因"), max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="repricing", rate__isnull=False) | Q(matures_on__gte=F("on"), fen__gt=0),
                name="an_amendment_says_what_changes",
                violation_error_message=_("重定价要写利率，其他变更要写到期日和本金。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "loan"], name="amendments_of_a_loan")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.loan} {self.on}"
