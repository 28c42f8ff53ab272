"""What a project is expected to cost, revised over time, and what was really invested, period by period."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import FenField
from silian.organisations.models import Record
from silian.projects.models.project import Project


class Forecast(Record):
    """From this day on, so much is expected to be invested in all. An estimate, marked 预计."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="forecasts")
    on = models.DateField(_("日期"))
    fen = FenField(_("预计总投资"), non_negative=True)
    ground = models.CharField(_("依据"), max_length=200, blank=True)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.project} {self.on}"


class Investment(Record):
    """What was invested in the period that ends on this day, by a source document; the sum of a project is its progress."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="investments")
    on = models.DateField(_("截至日期"))
    fen = FenField(_("完成投资"), non_negative=True)
    source = models.CharField(_("来源"), max_length=100)

    class Meta:
        indexes = [models.Index(fields=["county", "on"], name="investments_by_day")]
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.project} {self.on}"
