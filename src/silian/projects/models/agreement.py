"""Agreements 投资协议: who signed, on how much, whether it is only a framework, and when it ended."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.kernel.money import FenField
from silian.organisations.models import Record
from silian.projects.models.project import Project


class Agreement(Record):
    """One signed agreement of a project; a framework 框架协议 binds nobody to its amount and is counted apart."""

    TIES = {
        name: Tie(tie.to, f"project__{tie.path}", tie.many) for name, tie in Project.TIES.items()
    }  # whoever reaches the project reaches its agreements

    project = models.ForeignKey(Project, models.PROTECT, related_name="agreements")
    title = models.CharField(_("协议名称"), max_length=100)
    framework = models.BooleanField(_("框架协议"), default=False)
    fen = FenField(_("总投资"), non_negative=True)
    signed_on = models.DateField(_("签订日期"))
    ended_on = models.DateField(_("终止日期"), null=True, blank=True)
    ground = models.CharField(_("终止原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None) | (Q(ended_on__gte=F("signed_on")) & ~Q(ground="")),
                name="an_agreement_ends_after_it_was_signed_and_for_a_reason",
                violation_error_message=_("终止协议要写明原因，日期不早于签订日期。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "signed_on"], name="agreements_by_signed_on")]
        ordering = ["signed_on", "id"]

    def __str__(self) -> str:
        return f"{self.project} {self.title}"


class Party(Record):
    """One party of an agreement, in the order of the document: 甲方 first."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="parties")
    name = models.CharField(_("签约方"), max_length=100)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name
