"""活动、竞赛和选树: what was held for workers, and who was honoured: people by mark, teams by name."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit
from silian.talent.models.individuals import Individual
from silian.talent.models.ties import OF_AN_ENTERPRISE


class Grade(models.TextChoices):
    """At which level something was held or conferred."""

    ENTERPRISE = "enterprise", _("企业")
    COUNTY = "county", _("县级")
    CITY = "city", _("市级")
    PROVINCE = "province", _("省级")
    NATION = "nation", _("国家级")


class Activity(Record):
    """A skills contest 技能竞赛 or another activity for workers, held on a day by a unit, perhaps at an enterprise.

    `participants` is a declared headcount 申报, and then there is a `document` that says so; who won has an `Honour`.
    `struck_on` is the day on which the record was struck off as wrong.
    """

    class Kind(models.TextChoices):
        CONTEST = "contest", _("技能竞赛")
        CULTURE = "culture", _("文体活动")
        CARE = "care", _("关爱慰问")
        STUDY = "study", _("学习宣讲")

    TIES = {**OF_AN_ENTERPRISE, "lead": Tie("unit", "organiser"), "in_county": Tie("county", "county")}

    kind = models.CharField(_("类别"), max_length=12, choices=Kind)
    name = models.CharField(_("名称"), max_length=80)
    grade = models.CharField(_("级别"), max_length=12, choices=Grade)
    organiser = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, null=True, blank=True, related_name="activities")
    held_on = models.DateField(_("举办日期"))
    participants = models.PositiveIntegerField(_("参加人数（申报）"), null=True, blank=True)
    document = models.CharField(_("依据文件"), max_length=120, blank=True)
    struck_on = models.DateField(_("撤销登记日期"), null=True, blank=True)
    struck_for = models.CharField(_("撤销原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(participants=None) | ~Q(document=""), name="a_declared_headcount_has_its_document",
                violation_error_message=_("申报参加人数要写明依据文件。"),
            ),
            models.UniqueConstraint(
                fields=["county", "name", "held_on"], condition=Q(struck_on=None), name="an_activity_is_entered_once",
                violation_error_message=_("这一天的这个活动已经登记。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "kind", "held_on"], name="activities_by_day")]

    def __str__(self) -> str:
        return self.name


class Honour(Record):
    """A distinction conferred on a person or a team of an enterprise, from a day until it was taken back.

    `withheld`: the person does not wish to be named in public; the honour counts all the same.
    """

    class Category(models.TextChoices):
        WORKER = "worker", _("劳动模范")
        TEAM = "team", _("模范集体")
        PIONEER = "pioneer", _("先锋")
        CRAFTSMAN = "craftsman", _("工匠")
        PACESETTER = "pacesetter", _("创新标兵")
        EXPERT = "expert", _("专家")

    TIES = {**OF_AN_ENTERPRISE, "in_county": Tie("county", "county")}

    category = models.CharField(_("类别"), max_length=12, choices=Category)
    title = models.CharField(_("荣誉名称"), max_length=60)
    grade = models.CharField(_("级别"), max_length=12, choices=Grade)
    individual = models.ForeignKey(Individual, models.PROTECT, null=True, blank=True, related_name="honours")
    team = models.CharField(_("集体名称"), max_length=80, blank=True)
    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="honours")
    contest = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="honours")
    conferred_on = models.DateField(_("命名日期"))
    document = models.CharField(_("命名文件"), max_length=120)
    withheld = models.BooleanField(_("不公开"), default=False)
    revoked_on = models.DateField(_("撤销日期"), null=True, blank=True)
    revoked_for = models.CharField(_("撤销原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(individual__isnull=True, category="team") & ~Q(team="")
                | Q(individual__isnull=False, team="") & ~Q(category="team"),
                name="an_honour_is_a_persons_or_a_teams",
                violation_error_message=_("模范集体写集体名称，其他荣誉写到人。"),
            ),
            models.UniqueConstraint(
                fields=["county", "title", "individual"], condition=Q(revoked_on=None, individual__isnull=False),
                name="a_title_is_conferred_once_on_a_person", violation_error_message=_("此人已有这个称号。"),
            ),
            models.UniqueConstraint(
                fields=["county", "title", "team", "enterprise"], condition=Q(revoked_on=None) & ~Q(team=""),
                name="a_title_is_conferred_once_on_a_team", violation_error_message=_("这个集体已有这个称号。"),
            ),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(revoked_on__gt=F("conferred_on")), name="an_honour_ends_after_it_began",
                violation_error_message=_("撤销日期应晚于命名日期。"),
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "category", "conferred_on"], name="honours_by_day")]

    def __str__(self) -> str:
        """The starred person, or the team, and the title."""
        return f"{self.team or self.individual} {self.title}"
