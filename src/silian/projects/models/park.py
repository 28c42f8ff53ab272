"""Agricultural parks 农业园区: where they lie, which stars they were given since when, what social capital came in.

Who stands in a park belongs to the rooms that know its tenants: the credit room keeps which borrower does.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record, Unit


class ParkLevel(models.TextChoices):
    """Who awards the stars; the higher level stands first."""

    NATIONAL = "national", _("国家级")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")


class Park(Record):
    """One park. Its keeper is the unit that answers for it: a township, a bureau, a park's committee."""

    TIES = {"keeper": Tie("unit", "keeper"), "located_in": Tie("unit", "township")}

    name = models.CharField(_("园区名称"), max_length=60)
    industry = models.CharField(_("主导产业"), max_length=60)
    township = models.ForeignKey(Unit, models.PROTECT, related_name="parks")
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="kept_parks")
    opened_on = models.DateField(_("建园日期"))

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], name="a_park_has_its_own_name", violation_error_message=_("已有同名的园区。")
            )
        ]
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ParkGrade(Record):
    """星级: so many stars of a level, from the day of the award until another takes its place or it is taken away.

    `risen` says that the park stood lower before; a first award is none. The award's document proves it.
    """

    TIES = {"keeper": Tie("unit", "park__keeper"), "located_in": Tie("unit", "park__township")}

    park = models.ForeignKey(Park, models.PROTECT, related_name="grades")
    level = models.CharField(_("级别"), max_length=10, choices=ParkLevel)
    stars = models.PositiveSmallIntegerField(_("星级"), validators=[MinValueValidator(1), MaxValueValidator(5)])
    document = models.CharField(_("认定文件"), max_length=120)
    risen = models.BooleanField(default=False)
    awarded_on = models.DateField(_("认定日期"))
    ended_on = models.DateField(_("止于"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "park"], condition=Q(ended_on=None), name="a_park_has_one_grade_at_a_time",
                violation_error_message=_("一个园区同时只有一个星级。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("awarded_on")), name="a_grade_ends_after_its_award",
                violation_error_message=_("止于的日期不能早于认定日期。"),
            ),
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="stars_are_one_to_five"),
        ]  # fmt: skip
        ordering = ["awarded_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_level_display()} {'★' * self.stars}"


class SocialCapital(Record):
    """社会资本: a declared sum 申报 that credit drew into a park, by its source document. Withdrawn ones count no more."""

    TIES = {"keeper": Tie("unit", "park__keeper"), "located_in": Tie("unit", "park__township")}

    park = models.ForeignKey(Park, models.PROTECT, related_name="capital")
    investor = models.CharField(_("投入方"), max_length=100)
    fen = FenField(_("申报金额"), non_negative=True)
    source = models.CharField(_("来源文件"), max_length=120)
    on = models.DateField(_("到位日期"))
    withdrawn_on = models.DateField(_("撤回日期"), null=True, blank=True)
    ground = models.CharField(_("撤回原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | ~Q(ground=""), name="withdrawn_capital_has_a_ground",
                violation_error_message=_("撤回要写明原因。"),
            )
        ]  # fmt: skip
        ordering = ["-on", "id"]

    def __str__(self) -> str:
        return f"{self.park} {self.investor}"
