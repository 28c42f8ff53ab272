"""An industry chain: who answers for it, and since when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
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
