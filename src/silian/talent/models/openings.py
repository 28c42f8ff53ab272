"""急需紧缺人才目录: the posts that enterprises want to fill, and the people who came."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Chain, Enterprise
from silian.kernel.access import Tie
from silian.kernel.lifecycles import Lifecycle
from silian.organisations.models import Record, Unit
from silian.talent.lifecycle import OPENING
from silian.talent.lifecycle.openings import PROPOSED
from silian.talent.models.individuals import Individual
from silian.talent.models.ties import OF_AN_ENTERPRISE


class Level(models.TextChoices):
    """学历 or 职称."""

    COLLEGE = "college", _("大专")
    BACHELOR = "bachelor", _("本科")
    MASTER = "master", _("硕士")
    DOCTOR = "doctor", _("博士")
    SKILLED = "skilled", _("技师")
    MIDDLE_TITLE = "middle_title", _("中级职称")
    SENIOR_TITLE = "senior_title", _("高级职称")


class Opening(Record):
    """A post that an enterprise wants to fill, an entry of one year's catalogue.

    `wanted` is how many are looked for; how many came is counted from recruits. `answering` is the unit that answers for
    it: the human resources bureau or the organisation department.
    """

    LIFECYCLE: ClassVar[Lifecycle] = OPENING
    TIES = {
        **OF_AN_ENTERPRISE,
        "chain": Tie("chain", "chain"),
        "lead": Tie("unit", "answering"),
        "in_county": Tie("county", "county"),
    }

    year = models.PositiveSmallIntegerField(_("目录年度"))
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="openings")
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="openings")
    post = models.CharField(_("岗位"), max_length=60)
    wanted = models.PositiveSmallIntegerField(_("需求人数"))
    level = models.CharField(_("学历或职称"), max_length=12, choices=Level)
    due = models.DateField(_("引进时限"))
    answering = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="openings")
    state = models.CharField(_("状态"), max_length=12, choices=OPENING.choices, default=PROPOSED.name)
    proposed_on = models.DateField(_("申报日期"))
    listed_on = models.DateField(_("列入日期"), null=True, blank=True)
    ended_on = models.DateField(_("撤下日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wanted__gt=0), name="an_opening_wants_somebody",
                violation_error_message=_("需求人数至少 1 人。"),
            ),
            models.CheckConstraint(
                condition=Q(listed_on=None) | Q(answering__isnull=False), name="a_listed_opening_is_answered_for",
                violation_error_message=_("列入目录要写明答复单位。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "year", "state", "due"], name="openings_of_a_year"),
            models.Index(fields=["county", "chain", "state"], name="openings_of_a_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.enterprise} {self.post}"

    @property
    def state_label(self) -> object:
        return OPENING.states[self.state].label


class Recruit(Record):
    """Somebody who joined an enterprise from a day until another (half-open), perhaps in answer to an opening."""

    TIES = {**OF_AN_ENTERPRISE, "lead": Tie("unit", "opening__answering")}

    individual = models.ForeignKey(Individual, models.PROTECT, related_name="recruitments")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="recruits")
    opening = models.ForeignKey(Opening, models.PROTECT, null=True, blank=True, related_name="recruits")
    graduate = models.BooleanField(_("高校毕业生"), default=False)
    school = models.CharField(_("毕业院校"), max_length=60, blank=True)
    level = models.CharField(_("学历或职称"), max_length=12, choices=Level)
    from_on = models.DateField(_("到岗日期"))
    to_on = models.DateField(_("离岗日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "individual"], condition=Q(to_on=None), name="nobody_is_at_two_enterprises",
                violation_error_message=_("此人现在另一家企业在岗，请先登记离岗。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_recruit_leaves_after_joining",
                violation_error_message=_("离岗日期应晚于到岗日期。"),
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["county", "from_on"], name="recruits_by_day"),
            models.Index(fields=["county", "enterprise"], name="recruits_of_an_enterprise"),
        ]

    def __str__(self) -> str:
        return f"{self.individual} — {self.enterprise}"
