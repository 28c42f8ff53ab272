"""服务组 N+1: the branches that serve one landing enterprise, and the errands that they owe it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from silian.chains.models import Enterprise
from silian.kernel.access import Tie
from silian.organisations.models import Record, Unit


class Group(Record):
    """The group that serves an enterprise from a day until it is in normal production.

    `formation` is the pattern N+1 under which it was formed; its branches are the bodies of that formation.
    """

    TIES = {
        "self": Tie("self", "enterprise__unit"),
        "located_in": Tie("unit", "enterprise__unit"),
        "lead": Tie("unit", "errands__owner", many=True),
        "chain": Tie("chain", "enterprise__places__chain", many=True, dated="enterprise__places"),
    }

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="service_groups")
    formation = models.CharField(max_length=60)
    from_on = models.DateField(_("组建日期"))
    to_on = models.DateField(_("结束日期"), null=True, blank=True)
    ended_for = models.CharField(_("结束原因"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["county", "enterprise"], condition=Q(to_on=None), name="one_group_serves_an_enterprise",
                violation_error_message=_("这家企业已经有服务组。"),
            ),
            models.CheckConstraint(
                condition=Q(to_on=None) | Q(to_on__gte=F("from_on")), name="a_group_ends_after_it_began",
                violation_error_message=_("结束日期不能早于组建日期。"),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.enterprise}"


class Errand(Record):
    """服务事项: what a unit owes the enterprise, in which field of service, until when; done on a day with a result."""

    TIES = {
        "lead": Tie("unit", "owner"),
        "self": Tie("self", "group__enterprise__unit"),
        "located_in": Tie("unit", "group__enterprise__unit"),
        "chain": Tie("chain", "group__enterprise__places__chain", many=True, dated="group__enterprise__places"),
    }

    group = models.ForeignKey(Group, models.PROTECT, related_name="errands")
    field = models.CharField(_("服务内容"), max_length=60)
    text = models.CharField(_("服务事项"), max_length=200)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    due = models.DateField(_("时限"))
    done_on = models.DateField(_("完成日期"), null=True, blank=True)
    result = models.CharField(_("完成情况"), max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on=None) | ~Q(result=""), name="a_done_errand_has_a_result",
                violation_error_message=_("办完的服务事项要写明结果。"),
            )
        ]  # fmt: skip
        indexes = [models.Index(fields=["county", "owner", "due"], name="errands_of_an_owner")]

    def __str__(self) -> str:
        return self.text
