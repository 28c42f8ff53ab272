"""Loan products 信贷产品 as they stand on the shelf; what each offers in full is in the programme's `credit.yaml`."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record


class Product(Record):
    """A product on sale from a day until another (half-open)."""

    TIES = {name: Tie("county", "county") for name in ("in_county", "located_in", "bank")}  # every colleague may know

    key = models.CharField(max_length=40)
    title = models.CharField(_("产品"), max_length=30)
    segments = models.JSONField(_("适用对象"))
    ceiling_fen = FenField(_("最高额度"), non_negative=True)
    longest_months = models.PositiveSmallIntegerField(_("最长期限（月）"))
    from_on = models.DateField(_("上市日期"))
    to_on = models.DateField(_("停售日期"), null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["county", "key"], name="a_key_names_one_product")]
        ordering = ["from_on", "key"]

    def __str__(self) -> str:
        return self.title


class ProductRate(Record):
    """The yearly rate in percent at which new loans of the product are made from this day on."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="rates")
    from_on = models.DateField(_("起始日期"))
    rate = models.DecimalField(_("年利率（%）"), max_digits=7, decimal_places=4)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "product", "from_on"], name="one_rate_a_product_and_day")
        ]
        ordering = ["from_on"]

    def __str__(self) -> str:
        return f"{self.product} {self.rate}%"
