"""The plan of a chain: its tasks."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit

from .chain import Chain
from .map import Node


class PlanTask(Record):
    """A task of the chain's plan: one of the four verbs, what, who answers for it, by when, and what came of it.

    `goal` is the number that it is to reach, in `goal_unit`, where one was set (新增企业 3 家), `result` the number that it
    did reach. A task is completed or dropped, never both, and never taken away. One about a `node` of the chain's map
    closes itself when that is filled.
    """

    TIES = {"chain": Tie("chain", "chain"), "lead": Tie("unit", "owner")}

    class Deed(models.TextChoices):
        BUILD = "build", _("建链")
        EXTEND = "extend", _("延链")
        FILL = "fill", _("补链")
        STRENGTHEN = "strengthen", _("强链")

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="tasks")
    deed = models.CharField(_("类别"), max_length=12, choices=Deed)
    node = models.ForeignKey(Node, models.PROTECT, null=True, blank=True, related_name="tasks")
    text = models.CharField(_("任务"), max_length=200)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due = models.DateField(_("完成时限"))
    goal = models.DecimalField(_("目标"), max_digits=14, decimal_places=2, null=True, blank=True)
    goal_unit = models.CharField(_("目标单位"), max_length=10, blank=True)
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    result = models.DecimalField(_("结果"), max_digits=14, decimal_places=2, null=True, blank=True)
    evidence = models.CharField(_("完成情况"), max_length=200, blank=True)
    dropped_on = models.DateField(_("取消日期"), null=True, blank=True)
    dropped_for = models.CharField(_("取消原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(dropped_on=None), name="a_task_is_completed_or_dropped",
                violation_error_message=_("任务要么完成，要么取消。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "chain", "due"], name="tasks_of_a_chain")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.dropped_on is None

    @property
    def in_time(self) -> bool | None:
        """Whether it was completed by its deadline; None while it is open, or where it was dropped."""
        return None if self.done_on is None else self.done_on <= self.due

    @property
    def short_of_goal(self) -> bool:
        """Completed with less than the number that was set."""
        return self.goal is not None and self.result is not None and self.result < self.goal
