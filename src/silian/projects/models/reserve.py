"""Reserve projects 储备项目: kept ready at province, city or county level until they are planned to land."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.matters.models import Matter
from silian.organisations.models import Record, Unit
from silian.projects.reserving import LIFECYCLE, RESERVED


class ReserveLevel(models.TextChoices):
    """In whose reserve it is kept."""

    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    COUNTY = "county", _("县级")


class ReserveProject(Record):
    """A project that waits for its conditions. What it will cost and what it has to borrow stand in its estimates.

    `planned_for` is the day by which the keeper means to land it; `need` is the matter in which finance was asked for.
    """

    LIFECYCLE = LIFECYCLE
    TIES = {"keeper": Tie("unit", "keeper"), "located_in": Tie("unit", "township")}

    number = models.CharField(_("编号"), max_length=30)
    name = models.CharField(_("项目名称"), max_length=80)
    content = models.TextField(_("建设内容"), blank=True)
    level = models.CharField(_("储备级别"), max_length=10, choices=ReserveLevel, blank=True)
    township = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="reserve_projects")
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="kept_reserve")
    need = models.ForeignKey(Matter, models.PROTECT, null=True, blank=True, related_name="reserve_projects")

    state = models.CharField(_("阶段"), max_length=20, choices=LIFECYCLE.choices, default=RESERVED.name)
    reserved_on = models.DateField(_("入库日期"), null=True, blank=True)
    planned_on = models.DateField(_("列入拟落地日期"), null=True, blank=True)
    planned_for = models.DateField(_("计划落地日期"), null=True, blank=True)
    landed_on = models.DateField(_("落地日期"), null=True, blank=True)
    dropped_on = models.DateField(_("出库日期"), null=True, blank=True)
    ground = models.CharField(_("出库原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["county", "number"], name="a_number_names_one_reserve_project"),
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(landed_on=None, dropped_on=None),
                name="an_open_reserve_project_has_its_own_name",
                violation_error_message=_("储备库里已有同名项目，请核对是不是同一个。"),
            ),
            models.CheckConstraint(
                condition=Q(reserved_on=None) | ~Q(level=""), name="a_reserved_project_has_a_level",
                violation_error_message=_("入库的项目要写明是哪一级储备。"),
            ),
            models.CheckConstraint(
                condition=Q(planned_on=None) | Q(planned_for__isnull=False), name="a_planned_project_says_for_when",
                violation_error_message=_("拟落地的项目要写明计划落地日期。"),
            ),
            models.CheckConstraint(
                condition=Q(dropped_on=None) | ~Q(ground=""), name="a_dropped_project_has_a_ground",
                violation_error_message=_("出库要写明原因。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "state"], name="reserve_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> object:
        return LIFECYCLE.states[self.state].label


class Estimate(Record):
    """From this day on a reserve project is expected 预计 to cost so much and to need so much finance, both in fen."""

    TIES = {"keeper": Tie("unit", "project__keeper"), "located_in": Tie("unit", "project__township")}

    project = models.ForeignKey(ReserveProject, models.PROTECT, related_name="estimates")
    on = models.DateField(_("日期"))
    investment = FenField(_("预计投资"), non_negative=True)
    finance = FenField(_("融资需求"), non_negative=True)
    source = models.CharField(_("来源文件"), max_length=120)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.project} {self.on}"
