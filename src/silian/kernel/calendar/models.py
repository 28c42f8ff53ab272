"""The working calendar as data: which years are published, and the days that their notices list."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.ids import new_id


class CalendarYear(models.Model):
    """A year whose arrangement is out. Its `revision` is new after every change, so that caches notice."""

    year = models.PositiveSmallIntegerField(_("年份"), primary_key=True)
    notice = models.CharField(_("通知文号"), max_length=80)
    published_on = models.DateField(_("发文日期"), null=True, blank=True)
    source = models.CharField(_("来源"), max_length=80)
    revision = models.UUIDField(default=new_id, editable=False)
    entered_by = models.CharField(_("录入人"), max_length=120)
    loaded_at = models.DateTimeField(_("录入时间"))

    class Meta:
        app_label = "kernel"
        ordering = ["year"]
        verbose_name = verbose_name_plural = _("工作日历年份")

    def __str__(self) -> str:
        return f"{self.year} {self.notice}"


class WorkDay(models.Model):
    """A day that a notice names. `year` is the notice's, which may be the one after the day's own."""

    day = models.DateField(_("日期"), primary_key=True)
    year = models.ForeignKey(
        CalendarYear, models.CASCADE, db_column="year", related_name="days", verbose_name=_("年份")
    )
    working = models.BooleanField(_("上班"))
    name = models.CharField(_("节日"), max_length=40)
    notice = models.CharField(_("通知文号"), max_length=80)
    amended = models.BooleanField(_("人工调整"), default=False)
    entered_by = models.CharField(_("录入人"), max_length=120)
    loaded_at = models.DateTimeField(_("录入时间"))

    class Meta:
        app_label = "kernel"
        ordering = ["day"]
        verbose_name = verbose_name_plural = _("节假日与调休")

    def __str__(self) -> str:
        return f"{self.day} {self.name} {_('上班') if self.working else _('放假')}"
