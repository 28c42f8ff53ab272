"""External figures: what no record here can give, entered by the responsible unit with its source document."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit


class ExternalFigure(Record):
    """One published value of an external indicator for the period that ends on a day. A later entry corrects it."""

    TIES = {"lead": Tie("unit", "unit")}

    indicator = models.CharField(_("指标"), max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    until = models.DateField(_("统计截止"))
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=4)
    document = models.CharField(_("来源文件"), max_length=120)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        indexes = [models.Index(fields=["county", "indicator", "until"], name="external_figures_by_day")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.until}"
