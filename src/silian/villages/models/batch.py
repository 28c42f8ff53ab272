"""养殖批次: what was stocked, sold and spent, day by day. Output, cost and profit are added up, never typed."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import FenField
from silian.organisations.models import Record
from silian.villages.models.village import Village, ties_through

OF_A_BATCH = ties_through("batch__village__unit")


class Batch(Record):
    """One year's batch of a village: from the first stocking until it is settled. A loan of `credit` points to it."""

    TIES = ties_through("village__unit")

    village = models.ForeignKey(Village, models.PROTECT, related_name="batches")
    year = models.PositiveSmallIntegerField(_("批次年度"))
    product = models.CharField(_("养什么"), max_length=60)
    place = models.CharField(_("养在哪里"), max_length=100, blank=True)
    stocked_on = models.DateField(_("首次投苗日期"))
    sale_due = models.DateField(_("预计销售日期"))
    settled_on = models.DateField(_("结算日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village", "year", "product"], name="a_product_is_raised_once_a_year",
                violation_error_message=_("这个村当年已有同一品种的批次。"),
            ),
            models.CheckConstraint(
                condition=Q(sale_due__gte=F("stocked_on"))
                & (Q(settled_on=None) | Q(settled_on__gte=F("stocked_on"))), name="a_batch_ends_after_it_was_stocked",
                violation_error_message=_("销售和结算日期不能早于投苗日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "settled_on"], name="batches_by_settled_on")]
        ordering = ["-year", "-stocked_on"]

    def __str__(self) -> str:
        return f"{self.village}{self.year}年{self.product}"


class Stocking(Record):
    """投苗: so many fry 尾 put into the water on a day."""

    TIES = OF_A_BATCH

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="stockings")
    on = models.DateField(_("投苗日期"))
    fry = models.PositiveIntegerField(_("投苗（尾）"))

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fry__gt=0), name="a_stocking_is_of_something", violation_error_message=_("请填写投苗尾数。")
            )
        ]
        indexes = [models.Index(fields=["county", "on"], name="stockings_by_day")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.batch} {self.on}"


class Sale(Record):
    """销售: what was sold on a day, for how much."""

    TIES = OF_A_BATCH

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="sales")
    on = models.DateField(_("销售日期"))
    fen = FenField(_("销售收入"), non_negative=True)
    about = models.CharField(_("卖了什么"), max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "on"], name="sales_by_day")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.batch} {self.on}"


class Cost(Record):
    """成本: what was spent on the batch on a day; fixed assets 固定资产 are told apart from what goes in."""

    class Kind(models.TextChoices):
        FIXED = "fixed", _("固定资产")
        FRY = "fry", _("鱼苗")
        FEED = "feed", _("饲料")
        LABOUR = "labour", _("人工")
        RENT = "rent", _("水面租金")
        OTHER = "other", _("其他投入")

    TIES = OF_A_BATCH

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="costs")
    on = models.DateField(_("支出日期"))
    kind = models.CharField(_("类别"), max_length=8, choices=Kind)
    fen = FenField(_("支出"), non_negative=True)
    about = models.CharField(_("说明"), max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "on"], name="costs_by_day")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.batch} {self.on}"


class Forecast(Record):
    """预计: what the batch is expected to bring in all, from this day on, and on what ground. Never mixed with what it did."""

    TIES = OF_A_BATCH

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="forecasts")
    on = models.DateField(_("日期"))
    output_fen = FenField(_("预计产值"), non_negative=True)
    profit_fen = FenField(_("预计利润"))
    ground = models.CharField(_("依据"), max_length=200)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.batch} {self.on}"
