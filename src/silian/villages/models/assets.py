"""三资: funds 资金 as dated movements, assets 资产, resources 资源, and the contracts on them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.masking import mask_name
from silian.kernel.money import FenField
from silian.kernel.privacy import PersonalText
from silian.organisations.models import Record
from silian.villages.models.village import Village, ties_through

OF_THE_VILLAGE = ties_through("village__unit")


def area_field(words: Any, **more: Any) -> Any:
    """An area in mu 亩, exact to a hundredth."""
    return models.DecimalField(words, max_digits=10, decimal_places=2, **more)


class Asset(Record):
    """资产: something that the collective owns, with its first value, until it is disposed of."""

    TIES = OF_THE_VILLAGE

    village = models.ForeignKey(Village, models.PROTECT, related_name="assets")
    name = models.CharField(_("资产名称"), max_length=100)
    fen = FenField(_("原值"), non_negative=True)
    acquired_on = models.DateField(_("取得日期"))
    disposed_on = models.DateField(_("处置日期"), null=True, blank=True)
    disposed_for = models.CharField(_("处置原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(disposed_on=None) | (Q(disposed_on__gte=F("acquired_on")) & ~Q(disposed_for="")),
                name="an_asset_is_disposed_of_for_a_reason",
                violation_error_message=_("处置资产要写明原因，日期不早于取得日期。"),
            )
        ]  # fmt: skip
        ordering = ["acquired_on", "name"]

    def __str__(self) -> str:
        return self.name


class Resource(Record):
    """资源: land or water of the village, in mu, from a day until another."""

    class Kind(models.TextChoices):
        WATER = "water", _("水面")
        PADDY = "paddy", _("水田")
        FIELD = "field", _("旱地")
        FOREST = "forest", _("林地")
        OTHER = "other", _("其他")

    TIES = OF_THE_VILLAGE

    village = models.ForeignKey(Village, models.PROTECT, related_name="resources")
    name = models.CharField(_("资源名称"), max_length=100)
    kind = models.CharField(_("类别"), max_length=8, choices=Kind)
    area = area_field(_("面积（亩）"))
    from_on = models.DateField(_("登记日期"))
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(area__gt=0), name="a_resource_has_an_area", violation_error_message=_("面积要大于零。")
            )
        ]
        ordering = ["kind", "name"]

    def __str__(self) -> str:
        return self.name


class Contract(Record):
    """合同: the village lets something 出租 or takes something 承租, from a day until another, for a rent a year.

    `party` may be a natural person (`natural`): then the name is starred wherever it shows.
    """

    class Side(models.TextChoices):
        LETS = "lets", _("发包出租")
        TAKES = "takes", _("承租")

    TIES = OF_THE_VILLAGE
    PERSONAL = frozenset({"party"})

    village = models.ForeignKey(Village, models.PROTECT, related_name="contracts")
    side = models.CharField(_("方式"), max_length=6, choices=Side)
    about = models.CharField(_("标的"), max_length=100)
    resource = models.ForeignKey(Resource, models.PROTECT, null=True, blank=True, related_name="contracts")
    area = area_field(_("面积（亩）"), null=True, blank=True)
    party = PersonalText(_("对方"))
    natural = models.BooleanField(_("对方是个人"), default=False)
    signed_on = models.DateField(_("签订日期"))
    from_on = models.DateField(_("起租日期"))
    until = models.DateField(_("到期日期"))
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)
    ended_for = models.CharField(_("终止原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__gt=F("from_on")) & Q(from_on__gte=F("signed_on")), name="a_contract_runs_forward",
                violation_error_message=_("到期日期应晚于起租日期，起租日期不早于签订日期。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(ended_for=""), name="a_contract_ends_for_a_reason",
                violation_error_message=_("提前终止合同要写明原因。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "until"], name="contracts_by_until")]
        ordering = ["until", "id"]

    def __str__(self) -> str:
        return self.about

    @property
    def party_shown(self) -> str:
        return mask_name(self.party) if self.natural else self.party


class Rent(Record):
    """应收应付租金: one payment that the contract fixes, until when. What was paid for it are movements."""

    TIES = ties_through("contract__village__unit")

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="rents")
    due = models.DateField(_("应付日期"))
    fen = FenField(_("租金"), non_negative=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "contract", "due"], name="one_rent_a_day")]
        indexes = [models.Index(fields=["county", "due"], name="rents_by_due")]
        ordering = ["due"]

    def __str__(self) -> str:
        return f"{self.contract} {self.due}"


class Movement(Record):
    """资金收支: money that came in or went out on a day, for what. One that was wrong is reversed with its reason."""

    class Kind(models.TextChoices):
        OPENING = "opening", _("期初结余")
        RENT = "rent", _("发包租金收入")
        TRADE = "trade", _("经营收入")
        SUBSIDY = "subsidy", _("补助收入")
        OTHER_IN = "other_in", _("其他收入")
        PRODUCTION = "production", _("生产支出")
        WORKS = "works", _("工程支出")
        WELFARE = "welfare", _("公益支出")
        OFFICE = "office", _("管理支出")
        RENT_OUT = "rent_out", _("租金支出")
        OTHER_OUT = "other_out", _("其他支出")

    INCOMING = (Kind.OPENING, Kind.RENT, Kind.TRADE, Kind.SUBSIDY, Kind.OTHER_IN)
    TIES = OF_THE_VILLAGE

    village = models.ForeignKey(Village, models.PROTECT, related_name="movements")
    on = models.DateField(_("日期"))
    kind = models.CharField(_("类别"), max_length=10, choices=Kind)
    fen = FenField(_("金额"), non_negative=True)
    about = models.CharField(_("事由"), max_length=120)
    rent = models.ForeignKey(Rent, models.PROTECT, null=True, blank=True, related_name="payments")
    reversed_on = models.DateField(_("冲回日期"), null=True, blank=True)
    reversed_for = models.CharField(_("冲回原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fen__gt=0), name="a_movement_is_of_something", violation_error_message=_("请填写金额。")
            ),
            models.CheckConstraint(
                condition=Q(reversed_on=None) | (Q(reversed_on__gte=F("on")) & ~Q(reversed_for="")),
                name="a_movement_is_reversed_for_a_reason",
                violation_error_message=_("冲回要写明原因，日期不早于原日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "village", "on"], name="movements_of_a_village")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return self.about

    @property
    def comes_in(self) -> bool:
        return self.kind in self.INCOMING
