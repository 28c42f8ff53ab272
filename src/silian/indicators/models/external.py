"""External figures: what no record here can give, entered by the responsible unit with its source document."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit

QUARTER_ENDS = {(3, 31): _("一季度"), (6, 30): _("上半年"), (9, 30): _("前三季度"), (12, 31): _("全年")}


class ExternalFigure(Record):
    """One published value of an external indicator, from the beginning of the year to the end of a quarter.

    A later entry for the same period corrects it and says why; its file is an attachment (`kernel.attachments`).
    """

    TIES = {"lead": Tie("unit", "unit")}

    indicator = models.CharField(_("指标"), max_length=60)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("责任单位"))
    until = models.DateField(_("统计截止"))
    value = models.DecimalField(_("数值"), max_digits=20, decimal_places=4)
    document = models.CharField(_("来源文件"), max_length=120)
    reason = models.CharField(_("更正原因"), max_length=200, blank=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        indexes = [models.Index(fields=["county", "indicator", "until"], name="external_figures_by_day")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.until}"

    @property
    def period(self) -> str:
        """The period in words: 2022年上半年."""
        return period_words(self.until)


def period_words(until: date) -> str:
    """What the period from the beginning of the year to this end of a quarter is called."""
    return gettext("%(year)d年%(part)s") % {"year": until.year, "part": QUARTER_ENDS[until.month, until.day]}
