"""冠名班和培训: classes, and who was enrolled in them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import Tie
from silian.kernel.lifecycles import Lifecycle
from silian.organisations.models import Record, Unit
from silian.talent.lifecycle import CLASS
from silian.talent.lifecycle.classes import RUNNING
from silian.talent.models.individuals import Individual


class Major(models.TextChoices):
    LIVESTOCK = "livestock", _("畜牧类")
    CROPS = "crops", _("种植类")
    FOOD = "food", _("食品加工类")
    MACHINERY = "machinery", _("机电类")
    COMMERCE = "commerce", _("经营管理类")
    SAFETY = "safety", _("安全生产类")


class TrainingClass(Record):
    """A class at a school, named after a chain or an enterprise (冠名班), or a training for them (培训).

    `keeper` is the unit that runs it and records its completion by `due`, the planned last day.
    """

    LIFECYCLE: ClassVar[Lifecycle] = CLASS
    TIES = {
        "lead": Tie("unit", "keeper"),
        "self": Tie("self", "enterprise__unit"),
        "located_in": Tie("unit", "enterprise__unit"),
        "chain": Tie("chain", "chain"),
        "in_county": Tie("county", "county"),
    }

    class Kind(models.TextChoices):
        NAMED = "named", _("冠名班")
        TRAINING = "training", _("培训")

    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    name = models.CharField(_("班名"), max_length=80)
    school = models.CharField(_("学校或培训机构"), max_length=60)
    major = models.CharField(_("专业类别"), max_length=12, choices=Major)
    chain = models.ForeignKey(Chain, models.PROTECT, null=True, blank=True, related_name="classes")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True, related_name="classes")
    keeper = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    starts_on = models.DateField(_("开班日期"))
    due = models.DateField(_("计划结业日期"))
    state = models.CharField(_("状态"), max_length=12, choices=CLASS.choices, default=RUNNING.name)
    finished_on = models.DateField(_("结业日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(chain__isnull=False) | Q(enterprise__isnull=False), name="a_class_is_for_somebody",
                violation_error_message=_("请选产业链或企业：班次要写明为谁而办。"),
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("starts_on")), name="a_class_ends_after_it_began",
                violation_error_message=_("计划结业日期不能早于开班日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "state", "due"], name="classes_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> object:
        return CLASS.states[self.state].label


class Enrolment(Record):
    """Somebody in a class from a day on; `finished_on` is the class's day for those who completed it."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="enrolments")
    individual = models.ForeignKey(Individual, models.PROTECT, related_name="enrolments")
    enrolled_on = models.DateField(_("入班日期"))
    finished_on = models.DateField(_("结业日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "training_class", "individual"], name="nobody_is_twice_in_a_class",
                violation_error_message=_("此人已在这个班里。"),
            ),
            models.CheckConstraint(
                condition=Q(finished_on=None) | Q(finished_on__gte=F("enrolled_on")),
                name="an_enrolment_ends_after_it_began",
                violation_error_message=_("结业日期不能早于入班日期。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "finished_on"], name="enrolments_by_completion"),
            models.Index(fields=["county", "enrolled_on"], name="enrolments_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.individual} — {self.training_class}"
