"""一村一策: what a village wants money for, what will be done about it, by whom, by when."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.kernel.money import FenField
from silian.organisations.models import Person, Record
from silian.villages.models.village import Village, ties_through


class Policy(Record):
    """One version of a village's plan, in force from a day until the next version. `fen` is the finance that it asks for."""

    TIES = ties_through("village__unit")

    village = models.ForeignKey(Village, models.PROTECT, related_name="policies")
    demand = models.CharField(_("发展和融资需求"), max_length=500)
    fen = FenField(_("融资需求"), non_negative=True)
    products = models.CharField(_("意向产品"), max_length=200, blank=True)
    owner = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("责任人"))
    from_on = models.DateField(_("制定日期"))
    due = models.DateField(_("完成时限"))
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "village"], condition=Q(to_on=None), name="one_policy_a_village",
                violation_error_message=_("这个村刚刚定过一村一策，请刷新页面核对。"),
            ),
            models.CheckConstraint(
                condition=Q(due__gte=F("from_on")), name="a_policy_is_due_after_it_was_made",
                violation_error_message=_("完成时限不能早于制定日期。"),
            ),
        ]  # fmt: skip
        ordering = ["-from_on", "-id"]

    def __str__(self) -> str:
        return f"{self.village}一村一策"


class Measure(Record):
    """措施: one thing that the plan promises, until when; done on a day with its result."""

    TIES = ties_through("policy__village__unit")

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="measures")
    text = models.CharField(_("措施"), max_length=200)
    due = models.DateField(_("时限"))
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""), name="a_done_measure_has_a_result",
                violation_error_message=_("完成的措施要写明结果。"),
            )
        ]  # fmt: skip
        ordering = ["due", "id"]

    def __str__(self) -> str:
        return self.text
