"""稻渔综合种养: a village's season with one pattern, and the plain-rice yield with which its grain is compared."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import FenField
from silian.organisations.models import Record, Unit
from silian.villages.models.assets import area_field
from silian.villages.models.village import Village, ties_through


class Baseline(Record):
    """单作水稻亩产: what a mu of plain rice gave in a year in a unit's fields, in kilograms, by a source document."""

    TIES = {**ties_through("unit")}

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(_("年度"))
    kilograms = models.PositiveSmallIntegerField(_("单作水稻亩产（公斤）"))
    source = models.CharField(_("来源"), max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "unit", "year"], name="one_baseline_a_year",
                violation_error_message=_("这个单位当年的单作水稻亩产已经登记。"),
            ),
            models.CheckConstraint(
                condition=Q(kilograms__gt=0), name="a_baseline_is_a_yield", violation_error_message=_("亩产要大于零。")
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.unit} {self.year}"


class Season(Record):
    """One village, year and pattern (or one plot of it): area when planted; grain and side income when harvested.

    `baseline` is the plain-rice yield as it held at the harvest, so that the comparison never moves. `grain` and
    `baseline` are kilograms, whole and a mu. A season below the programme's share waits for an explanation.
    """

    TIES = ties_through("village__unit")

    village = models.ForeignKey(Village, models.PROTECT, related_name="seasons")
    year = models.PositiveSmallIntegerField(_("年度"))
    pattern = models.CharField(_("种养模式"), max_length=80)
    plot = models.CharField(_("地块"), max_length=60, blank=True)
    area = area_field(_("面积（亩）"))
    planted_on = models.DateField(_("栽插日期"))
    harvested_on = models.DateField(_("收获日期"), null=True, blank=True)
    grain = models.PositiveIntegerField(_("稻谷总产（公斤）"), null=True, blank=True)
    baseline = models.PositiveSmallIntegerField(_("单作水稻亩产（公斤）"), null=True, blank=True)
    side_fen = FenField(_("水产等增收"), non_negative=True, null=True, blank=True)
    check_due = models.DateField(_("核查时限"), null=True, blank=True)
    checked_on = models.DateField(_("核查日期"), null=True, blank=True)
    finding = models.CharField(_("减产原因和措施"), max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village", "year", "pattern", "plot"], name="a_plot_has_one_pattern_a_year",
                violation_error_message=_("这个村当年这种模式的这块地已经登记。"),
            ),
            models.CheckConstraint(
                condition=Q(area__gt=0), name="a_season_has_an_area", violation_error_message=_("面积要大于零。")
            ),
            models.CheckConstraint(
                condition=Q(harvested_on=None, grain=None, side_fen=None)
                | Q(harvested_on__gte=F("planted_on"), grain__isnull=False, side_fen__isnull=False),
                name="a_harvest_has_its_grain_and_income",
                violation_error_message=_("收获要写明日期、稻谷总产和增收，日期不早于栽插日期。"),
            ),
            models.CheckConstraint(
                condition=Q(checked_on=None) | ~Q(finding=""), name="a_checked_season_has_its_finding",
                violation_error_message=_("核查要写明原因和措施。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "year"], name="seasons_of_a_year"),
            models.Index(fields=["county", "check_due"], name="seasons_by_check_due"),
        ]
        ordering = ["-year", "pattern", "plot"]

    def __str__(self) -> str:
        return f"{self.village}{self.year}年种养"

    @property
    def per_mu(self) -> Decimal | None:
        """Kilograms of grain a mu, to a tenth; None before the harvest."""
        return None if self.grain is None else round(Decimal(self.grain) / self.area, 1)

    @property
    def share(self) -> Decimal | None:
        """The yield in percent of plain rice, to a tenth; None where either is unknown."""
        if self.grain is None or not self.baseline:
            return None
        return round(100 * Decimal(self.grain) / (self.area * self.baseline), 1)
