"""The plan of a chain: its tasks."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit

from .chain import Chain


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
