"""Government–bank–guarantee loans 政银担: the fund behind them, what is guaranteed, and losses shared out to the fen."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.credit.models.lending import Loan
from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record, Unit


class Fund(Record):
    """风险补偿基金: kept by a unit; what it may guarantee and when it stops is said by the programme under its key."""

    TIES = {"keeper": Tie("unit", "keeper")}

    key = models.CharField(max_length=40)
    name = models.CharField(_("基金名称"), max_length=60)
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="guarantee_funds")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "key"], name="a_key_names_one_fund")]

    def __str__(self) -> str:
        return self.name


class FundDeposit(Record):
    """Money paid into the fund on a day, by its document."""

    TIES = {"keeper": Tie("unit", "fund__keeper")}

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="deposits")
    on = models.DateField(_("到账日期"))
    fen = FenField(_("金额"), non_negative=True)
    document = models.CharField(_("凭证"), max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_deposit_is_some_money", violation_error_message=_("金额要大于零。")
            )
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.fund} {self.on}"


class Guarantee(Record):
    """A loan that the fund stands behind from a day on. `shares` are [party, percent] in order, as they were agreed then."""

    TIES = {
        "located_in": Tie("unit", "loan__borrower__village"),
        "bank": Tie("unit", "loan__bank"),
        "keeper": Tie("unit", "fund__keeper"),
        "guarantor": Tie("unit", "guarantor"),
    }

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="guarantees")
    loan = models.OneToOneField(Loan, models.PROTECT, related_name="guarantee")
    guarantor = models.ForeignKey(Unit, models.PROTECT, related_name="guarantees")
    on = models.DateField(_("担保日期"))
    fen = FenField(_("担保金额"), non_negative=True)
    shares = models.JSONField(_("分担比例（%）"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_guarantee_is_of_some_money",
                violation_error_message=_("担保金额要大于零。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "on"], name="guarantees_by_day")]

    def __str__(self) -> str:
        return f"{self.loan} {self.guarantor}"


class LossKind(models.TextChoices):
    COMPENSATION = "compensation", _("代偿")
    RECOVERY = "recovery", _("追偿回收")


class LossMovement(Record):
    """A loss that was compensated 代偿, or money that came back 追偿; either is shared out among the same parties."""

    TIES = {name: Tie(tie.to, f"guarantee__{tie.path}", many=tie.many) for name, tie in Guarantee.TIES.items()}

    guarantee = models.ForeignKey(Guarantee, models.PROTECT, related_name="movements")
    kind = models.CharField(_("类别"), max_length=12, choices=LossKind)
    on = models.DateField(_("日期"))
    fen = FenField(_("金额"), non_negative=True)
    document = models.CharField(_("凭证"), max_length=120)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_movement_is_some_money", violation_error_message=_("金额要大于零。")
            )
        ]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.guarantee} {self.get_kind_display()}"


class LossPart(Record):
    """What one party bears of a loss or gets back of it; the parts of a movement add up to it to the fen."""

    movement = models.ForeignKey(LossMovement, models.PROTECT, related_name="parts")
    party = models.CharField(_("分担方"), max_length=40)
    order = models.PositiveSmallIntegerField()
    fen = FenField(_("金额"), non_negative=True)
    from_fund = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "movement", "party"], name="a_party_bears_one_part")]
        ordering = ["order"]

    def __str__(self) -> str:
        return f"{self.party} {self.fen}"
