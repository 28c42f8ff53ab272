"""招商目标: makers outside the county that could take a missing or weak node, and the lines of evidence for each."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit

from .map import Node


class Target(Record):
    """An enterprise outside the county, courted for a node until it comes or is given up; `follower` looks again by `next_on`."""

    TIES = {"chain": Tie("chain", "node__chain"), "lead": Tie("unit", "node__chain__office")}

    node = models.ForeignKey(Node, models.PROTECT, related_name="targets")
    name = models.CharField(_("目标企业"), max_length=80)
    place = models.CharField(_("所在地"), max_length=40, blank=True)
    follower = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    next_on = models.DateField(_("下次跟进"))
    from_on = models.DateField(_("列入日期"))
    ended_on = models.DateField(_("结束日期"), null=True, blank=True)
    ended_for = models.CharField(_("结束原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "node", "name"], condition=Q(ended_on=None), name="a_target_stands_once_on_a_node",
                violation_error_message=_("这个环节的目标清单里已有这家企业。"),
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name


class TargetEvidence(Record):
    """A line that somebody can check: for which part of the score it speaks, how strongly, of which day, from where."""

    class Part(models.TextChoices):
        CAPABILITY = "capability", _("产能")
        LOCAL_PULL = "local_pull", _("本地需求")
        EXISTING_TIE = "existing_tie", _("已有联系")
        RELATEDNESS = "relatedness", _("业务相关")
        EXPANSION = "expansion", _("扩张信号")

    class Strength(models.TextChoices):
        STRONG = "strong", _("强")
        FAIR = "fair", _("中")
        SLIGHT = "slight", _("弱")

    target = models.ForeignKey(Target, models.PROTECT, related_name="evidence")
    part = models.CharField(_("说明什么"), max_length=12, choices=Part)
    strength = models.CharField(_("强度"), max_length=8, choices=Strength, default=Strength.FAIR)
    text = models.CharField(_("依据"), max_length=200)
    on = models.DateField(_("日期"))
    source = models.CharField(_("出处"), max_length=100)

    class Meta:
        indexes = [models.Index(fields=["county", "target"], name="evidence_for_a_target")]

    def __str__(self) -> str:
        return self.text
