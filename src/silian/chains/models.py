"""Chains, the enterprises on them over time, and each chain's plan."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit


class Chain(Record):
    """One of the county's industry chains. `committee` is its joint committee, `office` the responsible department."""

    TIES = {
        "chain": Tie("chain", "id"),
        "lead": Tie("unit", "office"),
        "committee": Tie("unit", "committee"),
        "in_county": Tie("county", "county"),
    }

    name = models.CharField(_("产业链"), max_length=40)
    order = models.PositiveSmallIntegerField(_("序号"), default=0)
    is_key = models.BooleanField(_("重点产业链"), default=True)
    committee = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="chains_of_committee")
    office = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="chains_of_office")
    from_on = models.DateField(_("设立日期"))
    to_on = models.DateField(_("撤销日期"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "name"], condition=Q(to_on=None), name="a_chain_has_its_own_name",
                violation_error_message=_("本县已有同名产业链。"),
            )
        ]  # fmt: skip
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Enterprise(Record):
    """The profile of a unit that is an enterprise. Its name and its place in the tree belong to the unit."""

    TIES = {
        "self": Tie("self", "unit"),
        "located_in": Tie("unit", "unit"),
        "chain": Tie("chain", "places__chain", many=True, dated="places"),
    }

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="enterprise")
    credit_code = models.CharField(_("统一社会信用代码"), max_length=18)
    industry_class = models.CharField(_("国民经济行业代码"), max_length=5, blank=True)
    above_scale = models.BooleanField(_("规模以上"), default=False)
    products = models.CharField(_("主要产品"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "credit_code"], name="a_credit_code_names_one_enterprise",
                violation_error_message=_("这个统一社会信用代码已登记在另一家企业名下。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return str(self.unit)


class ChainPlace(Record):
    """An enterprise on a chain from a day until another (half-open)."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="places")
    chain = models.ForeignKey(Chain, models.PROTECT, related_name="places")
    role = models.CharField(_("在链上的角色"), max_length=40, blank=True)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "enterprise", "chain"], condition=Q(to_on=None), name="one_present_place_on_a_chain",
                violation_error_message=_("这家企业已经在这条链上。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gt=F("from_on")), name="a_place_on_a_chain_ends_after_it_began"
            ),
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "chain"], name="places_on_a_chain")]

    def __str__(self) -> str:
        return f"{self.enterprise} — {self.chain}"


class PlanTask(Record):
    """A task of the chain's plan: one of the four verbs, what, who answers for it, by when, and when it was done."""

    TIES = {"chain": Tie("chain", "chain"), "lead": Tie("unit", "owner")}

    class Deed(models.TextChoices):
        BUILD = "build", _("建链")
        EXTEND = "extend", _("延链")
        FILL = "fill", _("补链")
        STRENGTHEN = "strengthen", _("强链")

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="tasks")
    deed = models.CharField(_("类别"), max_length=12, choices=Deed)
    text = models.CharField(_("任务"), max_length=200)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due = models.DateField(_("完成时限"))
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    evidence = models.CharField(_("完成情况"), max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["county", "chain", "due"], name="tasks_of_a_chain")]

    def __str__(self) -> str:
        return self.text
